import type { ContactPort } from '../contract/contact';
import type { Conversation } from '../contract/conversation';
import type { HandOff } from '../contract/desk';
import type { Escalation } from '../contract/escalation';

interface Deps {
  desk: HandOff;
  contacts: Pick<ContactPort, 'related'>;
}

/**
 * The open escalation of a conversation, or of the one on another channel that it continues. Why asked anew whether it
 * does: an agent may have found that the address is somebody else's.
 */
export async function openEscalation(
  { desk, contacts }: Deps,
  { id, state: { continues } }: Pick<Conversation, 'id' | 'state'>,
): Promise<Escalation | null> {
  const own = await desk.current(id);
  if (own || continues === undefined) return own;
  const there = await desk.current(continues);
  return there && (await contacts.related(continues)).includes(id) ? there : null;
}
