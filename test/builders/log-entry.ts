import type { Activity } from '../../src/contract/activity';
import type { LogEntry } from '../../src/contract/log';

/** A customer's message as the log keeps it. */
export function customerSays(text: string, change: Partial<Activity> = {}, seq = 1): LogEntry {
  return {
    id: `c1|${String(seq).padStart(8, '0')}`,
    conversationId: 'c1',
    seq,
    channel: 'fake',
    direction: 'in',
    author: 'customer',
    activity: {
      type: 'message',
      channelId: 'fake',
      from: { id: 'u1', name: 'Li' },
      conversation: { id: 'c1' },
      text,
      ...change,
    },
    key: `in:fake:${String(seq)}`,
    at: new Date('2026-01-02T03:04:05Z'),
    pendingSince: new Date('2026-01-02T03:04:05Z'),
  };
}
