import type { MessageView } from '../../../src/contract/api';

/** Id of the customer's last words that no agent has answered; null when there are none. */
export function questionOf(messages: MessageView[]): string | null {
  const last = messages.findLast(
    ({ author, type, text }) =>
      type === 'message' && text !== '' && (author === 'customer' || author === 'agent'),
  );
  return last?.author === 'customer' ? last.id : null;
}

/** Names the newest message and how far it has come. */
export function lastOf(messages: MessageView[]): string {
  const last = messages.at(-1);
  return last === undefined ? '' : `${last.id} ${last.delivery ?? ''}`;
}
