import { z } from 'zod';
import { escalationSchema, messageSchema } from './api';
import type { Escalation } from './escalation';
import type { LogEntry } from './log';

/** Days that one search may span. */
export const MOST_DAYS = 92;
export const MOST_WORDS_SEARCHED = 6;

const when = z.iso.datetime();

/** What is looked for; everything that is named must hold. */
export const historyQuerySchema = z.object({
  words: z
    .string()
    .trim()
    .max(100)
    .default('')
    .describe('All of them must stand in one message; simplified and traditional characters are the same.'),
  customer: z.string().trim().max(100).default('').describe('Part of the name or the id.'),
  agent: z.string().max(128).optional().describe('Id of somebody who handled it.'),
  queue: z.string().max(64).optional(),
  disposition: z.string().max(32).optional(),
  rating: z.coerce.number().int().min(1).max(5).optional(),
  channel: z.string().max(64).optional(),
  from: when.describe('Of the messages where words are looked for alone, else of the escalations.'),
  to: when,
  before: when.optional().describe('Goes on where an answer stopped: its `next`.'),
});
export type HistoryQuery = z.output<typeof historyQuerySchema>;

export const hitSchema = z.object({
  conversationId: z.string(),
  channel: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  at: when,
  /** Null where no person was asked for. */
  escalation: escalationSchema.nullable(),
  /** Messages that hold the words, newest first, at most three. */
  messages: z.array(messageSchema),
});
export type HistoryHit = z.infer<typeof hitSchema>;

export const historySchema = z.object({
  /** Newest first; a conversation may come again on another page. */
  hits: z.array(hitSchema),
  /** Give it as `before` for what is older; null: all of the span was looked at. */
  next: when.nullable(),
  /** What was looked for in the texts: every spelling of every word. */
  spellings: z.array(z.array(z.string())),
});
export type HistoryView = z.infer<typeof historySchema>;

/** A stretch of time that was looked at. */
export interface Stretch<T> {
  /** Newest first. */
  found: T[];
  /** Everything at this time and later was looked at; null: all of the span. */
  next: Date | null;
}

export interface Span {
  from: Date;
  /** Not included. */
  to: Date;
}

export interface EscalationSearch extends Span {
  /** Handled, or has, it. */
  agent?: string | undefined;
  queue?: string | undefined;
  disposition?: string | undefined;
  rating?: number | undefined;
  channel?: string | undefined;
  /** Part of the customer's name or id. */
  customer?: string | undefined;
}

/** Each word as its spellings, in lower case: one of each must be in the text. */
export type Spellings = string[][];

/** Searches over the past. Each call reads a bounded number of rows, and says how far it came. */
export interface HistoryRepository {
  /** Messages that hold all the words. */
  messages(
    search: Span & { words: Spellings; channel?: string | undefined },
    limit: number,
  ): Promise<Stretch<LogEntry>>;
  /** Escalations that were opened in the span. */
  escalations(search: EscalationSearch, limit: number): Promise<Stretch<Escalation>>;
  /** The newest messages of a conversation in the span that hold all the words. */
  inConversation(conversationId: string, words: Spellings, span: Span, limit: number): Promise<LogEntry[]>;
}
