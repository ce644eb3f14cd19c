/** A sheet of texts: the first row names the columns. */
export interface Table {
  /** `questions` or `answers`, or the file's name where it was read. */
  name: string;
  rows: string[][];
  /** Line of each row, counted from 1; without it rows are lines. */
  lines?: number[];
}

export const QUESTION_COLUMNS = ['intent', 'locale', 'kind', 'text'] as const;
export const ANSWER_COLUMNS = [
  'intent',
  'topic',
  'locale',
  'title',
  'answer',
  'sms',
  'buttons',
  'followUps',
  'queue',
  'priority',
  'when',
  'more',
] as const;
export type Column = (typeof QUESTION_COLUMNS)[number] | (typeof ANSWER_COLUMNS)[number];

/** What people call the columns elsewhere. */
export const ALIASES: Readonly<Record<string, Column>> = {
  question: 'text',
  utterance: 'text',
  query: 'text',
  label: 'intent',
  category: 'intent',
  language: 'locale',
  response: 'answer',
};
export const COLUMNS: readonly string[] = [...QUESTION_COLUMNS, ...ANSWER_COLUMNS];

/** What a question's row is: learned from, or tested with. */
export const KINDS = ['question', 'golden'] as const;
