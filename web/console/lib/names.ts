import type { MessageView } from '../../../src/contract/api';
import type { Messages } from '../messages';

/** The customer's name, or "Visitor" with the end of the id, so that two of them can be told apart. */
export function customerName(customer: { id: string; name: string }, texts: Messages): string {
  return customer.name === '' ? `${texts.anonymous} ${customer.id.slice(-4)}` : customer.name;
}

export function authorName(message: MessageView, texts: Messages): string {
  const { author, authorName: name } = message;
  return (author === 'agent' || author === 'customer') && name !== '' ? name : texts[author];
}
