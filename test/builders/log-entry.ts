import type { Activity } from '../../src/contract/activity';
import type { LogEntry, NewLogEntry } from '../../src/contract/log';

const AT = new Date('2026-01-02T03:04:05Z');

function message(conversationId: string, from: string, text: string): Activity {
  return {
    type: 'message',
    channelId: 'fake',
    from: { id: from, name: from },
    conversation: { id: conversationId },
    text,
  };
}

/** A customer's message that is still to be stored; its turn is pending. */
export function newInbound(conversationId: string, key: string, text = 'hi', at = AT): NewLogEntry {
  return {
    conversationId,
    channel: 'fake',
    direction: 'in',
    author: 'customer',
    activity: { ...message(conversationId, conversationId.replace(/^c-/u, ''), text), locale: 'en' },
    key,
    at,
    pendingSince: at,
  };
}

/** A bot's message that is still to be stored; sent already unless a due time is given. */
export function newOutbound(conversationId: string, key: string, dueAt?: Date): NewLogEntry {
  return {
    conversationId,
    channel: 'fake',
    direction: 'out',
    author: 'bot',
    activity: message(conversationId, 'bot', 'answer'),
    key,
    at: AT,
    delivery: dueAt ? { state: 'queued', attempts: 0, dueAt } : { state: 'sent', attempts: 0 },
  };
}

/** A customer's message as the log keeps it, in conversation c1. */
export function customerSays(text: string, change: Partial<Activity> = {}, seq = 1): LogEntry {
  const entry = newInbound('c1', `in:fake:${String(seq)}`, text);
  const activity = { ...entry.activity, from: { id: 'u1', name: 'Li' }, ...change };
  return { ...entry, activity, id: `c1|${String(seq).padStart(8, '0')}`, seq };
}

/** The bot's answer to the first message of c1, as the log keeps it. */
export function botAnswers(change: Partial<LogEntry> = {}): LogEntry {
  const entry = newOutbound('c1', 'out:c1|00000001:0');
  return { ...entry, id: 'c1|00000002', seq: 2, causedBy: 'c1|00000001', ...change };
}
