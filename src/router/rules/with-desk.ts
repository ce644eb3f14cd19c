import type { Effect } from '../../contract/conversation';
import { say, silent, type Decision, type TurnInput } from '../decision';

const REMIND_AFTER_MS = 60_000;

/** While the desk has the conversation the bot only passes on what is said; who waits is told so now and then. */
export function withDesk(input: TurnInput): Decision | null {
  const { escalation, state, now, content, locale, place } = input;
  if (!escalation) return null;
  if (input.entry.activity.type !== 'message') return silent(input);
  const effects: Effect[] = [{ kind: 'to-desk', escalationId: escalation.id }];
  if (escalation.state === 'active' || !place) return { outcome: 'to-agent', replies: [], state, effects };
  if (now.getTime() - (state.toldWaitingAt ?? 0) < REMIND_AFTER_MS) {
    return { outcome: 'waiting', replies: [], state, effects };
  }
  const text = content.message('stillWaiting', locale, { position: place.position });
  return {
    outcome: 'waiting',
    replies: [say(input, text)],
    state: { ...state, toldWaitingAt: now.getTime() },
    effects,
  };
}
