import { imBack, type Activity, type Attachment, type ChannelAccount } from '../contract/activity';
import type { Author, LogEntry, NewLogEntry } from '../contract/log';
import type { Conversation } from '../contract/conversation';
import type { RouterDeps } from './deps';
import { outgoing } from './entries';

export interface Words {
  conversationId: string;
  /** A second call with the same key is the first. */
  key: string;
  author: Author;
  from: ChannelAccount;
  text: string;
  buttons?: string[];
  attachments?: Attachment[];
  event?: { name: string; value: Record<string, unknown> };
  /** Travels with the message; see `purposeOf`. */
  data?: Record<string, unknown>;
}

/** Stores one message for the customer and has it sent; answers the first entry that it became. */
export type Say = (words: Words) => Promise<LogEntry>;

export function createSay(
  deps: RouterDeps,
  stored: (conversationId: string, entries: LogEntry[]) => void,
): Say {
  return async (words) => {
    const { conversationId, key, author } = words;
    const conversation = await deps.store.conversations.get(conversationId);
    const channel = conversation?.channel ?? 'unknown';
    const common = { conversationId, channel, direction: 'out', author } as const;
    const entries: LogEntry[] = [];
    const parts = outgoing(deps, channel, toActivity(words, conversation), deps.clock.now());
    for (const [index, part] of parts.entries()) {
      const entry: NewLogEntry = { ...common, ...part, key: index === 0 ? key : `${key}:${String(index)}` };
      entries.push((await deps.store.log.append(entry)).entry);
    }
    stored(conversationId, entries);
    const [first] = entries;
    if (!first) throw new Error(`nothing of ${key} could be said on ${channel}`);
    return first;
  };
}

function toActivity(words: Words, conversation: Conversation | null): Activity {
  const { conversationId, author, from, text, buttons = [], attachments = [], event, data } = words;
  // Why here too: a channel may write the buttons into the text, and a number that comes back names one of them.
  const options = buttons.length > 0 ? { options: buttons } : {};
  const common = {
    channelId: conversation?.channel ?? 'unknown',
    from,
    ...(conversation && { recipient: conversation.customer }),
    conversation: { id: conversationId },
    channelData: { author, ...options, ...data },
  };
  if (event) return { ...common, type: 'event', ...event };
  const actions = buttons.map(imBack);
  const suggestedActions = actions.length > 0 ? { suggestedActions: { to: [], actions } } : {};
  const files = attachments.length > 0 ? { attachments } : {};
  return { ...common, type: 'message', text, textFormat: 'plain', ...suggestedActions, ...files };
}
