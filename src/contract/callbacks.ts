import { z } from 'zod';
import { escalationSchema } from './api';

/** What came of a call. */
export const CALL_RESULTS = ['reached', 'not-reached', 'wrong-number'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];
export const MOST_CALLS = 50;

const when = z.iso.datetime();

export const callSchema = z.object({
  result: z.enum(CALL_RESULTS),
  /** Of a call that reached nobody: when to try again, in minutes from now. */
  againIn: z
    .int()
    .min(1)
    .max(7 * 24 * 60)
    .optional(),
  /** A repeat with the same id is noted once. */
  clientId: z.string().min(1).max(64),
});
export type NewCall = z.output<typeof callSchema>;

export const callbackSchema = z.object({
  escalation: escalationSchema,
  /** Oldest first. */
  calls: z.array(
    z.object({
      at: when,
      by: z.object({ id: z.string(), displayName: z.string() }),
      result: z.enum(CALL_RESULTS),
    }),
  ),
  /** When to try again; null: nothing was agreed. */
  againAt: when.nullable(),
});
export type CallbackView = z.infer<typeof callbackSchema>;
/** Those that are due first come first. */
export const callbackListSchema = z.object({ callbacks: z.array(callbackSchema) });

/** A call that was made; it holds nothing of what was said, and no number. */
export interface Call {
  /** Makes a repeat the first. */
  key: string;
  at: Date;
  /** Agent id. */
  by: string;
  result: CallResult;
}

export interface Calls {
  /** Of the escalation. */
  id: string;
  /** Oldest first; the newest MOST_CALLS. */
  calls: Call[];
  againAt: Date | null;
}

export interface CallRepository {
  of(escalationIds: string[]): Promise<Calls[]>;
  /** A call with a known key changes nothing. */
  add(escalationId: string, call: Call, againAt: Date | null): Promise<Calls>;
}
