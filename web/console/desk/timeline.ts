import type { MessageView, TimelineView } from '../../../src/contract/api';

/**
 * Puts the newest page to what is on screen. Begins anew when the two do not meet (much was said meanwhile) or when the
 * customer has other conversations now: a gap must not look like a whole.
 */
export function withNewest(known: TimelineView | null, newest: TimelineView): TimelineView {
  const first = newest.messages[0];
  if (known === null || first === undefined || joined(known) !== joined(newest)) return newest;
  if (!known.messages.some(({ id }) => id === first.id)) return newest;
  return { ...newest, messages: inOrder([...known.messages, ...newest.messages]), before: known.before };
}

export function withOlder(known: TimelineView, older: TimelineView): TimelineView {
  return { ...known, messages: inOrder([...older.messages, ...known.messages]), before: older.before };
}

/** Names the conversations that are shown as one. */
export function joined({ conversations }: Pick<TimelineView, 'conversations'>): string {
  return conversations
    .map(({ id }) => id)
    .sort()
    .join();
}

/** In order of time, but never against the order of a conversation: clocks differ. The later copy of a message counts. */
function inOrder(messages: MessageView[]): MessageView[] {
  const unique = [...new Map(messages.map((message) => [message.id, message])).values()];
  const latest = new Map<string, number>();
  const places = unique
    .sort((a, b) => a.seq - b.seq)
    .map((message) => {
      const at = Math.max(Date.parse(message.at), latest.get(message.conversationId) ?? 0);
      latest.set(message.conversationId, at);
      return { message, at };
    });
  return places
    .sort((a, b) => a.at - b.at || compare(a.message.conversationId, b.message.conversationId))
    .map(({ message }) => message);
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
