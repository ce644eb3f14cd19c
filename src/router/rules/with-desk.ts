import type { Activity } from '../../contract/activity';
import type { Effect } from '../../contract/conversation';
import { say, silent, sureIntent, type Decision, type TurnInput } from '../decision';
import { worded } from '../wording';

const REMIND_AFTER_MS = 60_000;

/**
 * A person has the conversation, or will have: what is said is passed on. Once an agent owns it the bot is silent; until
 * then it still answers what it surely knows, and tells the place now and then.
 */
export function withDesk(input: TurnInput): Decision | null {
  const { escalation, state } = input;
  if (!escalation) return null;
  if (input.entry.activity.type !== 'message') return silent(input);
  const effects: Effect[] = [{ kind: 'to-desk', escalationId: escalation.id }];
  if (escalation.state === 'active') return { outcome: 'to-agent', replies: [], state, effects };
  return { ...whileWaiting(input), effects };
}

function whileWaiting(input: TurnInput): Omit<Decision, 'effects'> {
  const { state, now, content, locale, place } = input;
  const known = knownAnswer(input);
  if (known) return { outcome: 'answer', replies: [known], state };
  const toldLately = now.getTime() - (state.toldWaitingAt ?? 0) < REMIND_AFTER_MS;
  if (toldLately || !place) return { outcome: 'waiting', replies: [], state };
  const text = content.message('stillWaiting', locale, { position: place.position });
  return {
    outcome: 'waiting',
    replies: [say(input, text)],
    state: { ...state, toldWaitingAt: now.getTime() },
  };
}

/** An answer that needs no person. */
function knownAnswer(input: TurnInput): Activity | null {
  const { understanding, content, locale } = input;
  const intent = sureIntent(input);
  if (intent === null || understanding?.signals.length !== 0) return null;
  const reply = content.reply(intent, locale);
  if (!reply || reply.slots) return null;
  const { text, buttons, escalate } = worded(reply, input);
  return escalate ? null : say(input, text, buttons);
}
