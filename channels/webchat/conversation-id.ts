import type { Ids } from '../../src/contract/ports';

const SHAPE = /^wc-[A-Za-z0-9_-]{1,64}$/;

/** A new conversation of this channel; the prefix keeps the holder of the secret out of other channels' conversations. */
export function newConversationId(ids: Ids): string {
  return `wc-${ids.next()}`;
}

export function isConversationId(id: string): boolean {
  return SHAPE.test(id);
}

/** The customer of a conversation that a server runs with the secret without naming one. */
export function defaultUser(conversationId: string): string {
  return `dl_${conversationId}`;
}
