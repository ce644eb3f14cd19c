import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { ChannelHost } from '../../src/contract/channel';

/** Where a conversation is, so that we can write to it at any time. */
export interface Reference {
  serviceUrl: string;
  channelId: string;
  conversation: { id: string; isGroup?: boolean; conversationType?: string; tenantId?: string };
  /** Ids of the bot and of the customer there. */
  bot: string;
  user: string;
  locale?: string;
}

export interface References {
  /** Stores it for a year, in all processes. False when it is too large to be stored. */
  remember(conversationId: string, reference: Reference): Promise<boolean>;
  find(conversationId: string): Promise<Reference | null>;
}

const YEAR_MS = 365 * 24 * 3_600_000;
const REFRESH_MS = 7 * 24 * 3_600_000;
/** SharedState holds 4 KB. */
const MAX_BYTES = 4096;
const CACHED = 10_000;

const storedSchema = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.object({
    id: z.string(),
    isGroup: z.boolean().optional(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  bot: z.string(),
  user: z.string(),
  locale: z.string().optional(),
});

/** References in the shared state. What was written here lately is not written again. */
export function references({ shared, clock }: Pick<ChannelHost, 'shared' | 'clock'>): References {
  const written = new LRUCache<string, { value: string; at: number }>({ max: CACHED });
  return {
    async remember(conversationId, reference) {
      const value = JSON.stringify(reference);
      if (Buffer.byteLength(value) > MAX_BYTES) return false;
      const now = clock.now().getTime();
      const last = written.get(conversationId);
      if (last?.value === value && now - last.at < REFRESH_MS) return true;
      await shared.put(keyOf(conversationId), value, new Date(now + YEAR_MS));
      written.set(conversationId, { value, at: now });
      return true;
    },
    async find(conversationId) {
      const value = await shared.get(keyOf(conversationId));
      const parsed = storedSchema.safeParse(value === null ? null : JSON.parse(value));
      return parsed.success ? (parsed.data as Reference) : null;
    },
  };
}

function keyOf(conversationId: string): string {
  return `reference:${conversationId}`;
}
