import type { Conversation } from '../contract/conversation';
import type { HandOff } from '../contract/desk';
import type { Escalation } from '../contract/escalation';

/** The open escalation of a conversation, or of the one on another channel that it continues. */
export async function openEscalation(
  desk: HandOff,
  { id, state }: Pick<Conversation, 'id' | 'state'>,
): Promise<Escalation | null> {
  const own = await desk.current(id);
  return own ?? (state.continues === undefined ? null : desk.current(state.continues));
}
