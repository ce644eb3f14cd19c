import type { Effect } from '../../contract/conversation';
import { silent, type Decision, type TurnInput } from '../decision';
import { whileWaiting } from './waiting';

/**
 * A person has the conversation, or will have: what is said is passed on. Once an agent owns it the bot is silent; until
 * then it still helps, see `waiting`.
 */
export function withDesk(input: TurnInput): Decision | null {
  const { escalation, state } = input;
  if (!escalation) return null;
  if (input.entry.activity.type !== 'message') return silent(input);
  if (escalation.state !== 'active') return whileWaiting(input, escalation);
  const effects: Effect[] = [{ kind: 'to-desk', escalationId: escalation.id }];
  return { outcome: 'to-agent', replies: [], state, effects };
}
