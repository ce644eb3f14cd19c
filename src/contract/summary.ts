import type { Escalation } from './escalation';
import type { LogEntry } from './log';
import type { Locale, Understanding } from './understanding';

/** Most characters (UTF-16 units) of a summary. */
export const SUMMARY_LENGTH = 600;

/** What a summary is made of; texts are as they are stored, and masked by whoever makes the summary. */
export interface SummaryInput {
  /** Of all the customer's conversations, in order of time. */
  entries: LogEntry[];
  /** Of the agent who reads it. */
  locale: Locale;
  escalation: Pick<Escalation, 'channel' | 'customer' | 'tier'>;
  /** How the engine reads a text that was written on a day (`YYYY-MM-DD`). */
  understand: (text: string, today: string) => Understanding;
  title: (intent: string, locale: Locale) => string;
}

/** A few lines for the next agent: who, what they want, what was tried, what is open. Nothing in it is made up. */
export type Summarize = (input: SummaryInput) => string;
