import type { ContactPort } from '../contract/contact';
import type { Escalation } from '../contract/escalation';

/** Where the customer wrote last. Why asked anew: an agent may have found that it is somebody else's address. */
export async function answerIn(
  contacts: Pick<ContactPort, 'related'>,
  { conversationId, replyTo }: Pick<Escalation, 'conversationId' | 'replyTo'>,
): Promise<string> {
  if (replyTo === undefined || replyTo === conversationId) return conversationId;
  return (await contacts.related(conversationId)).includes(replyTo) ? replyTo : conversationId;
}
