import type { Locale, Understanding } from './understanding';
import type { ContentFiles, Finding, Missed } from './publishing';
import type { IntentRow, IntentSheet, SaveIntent } from './studio';
import type { ContentDiff } from './studio-publishing';

/** An intent's row and sheet as the files alone tell them. */
export type PlainRow = Omit<IntentRow, 'change' | 'touched' | 'findings'>;
export type PlainSheet = Omit<IntentSheet, 'change' | 'touched' | 'findings'>;

export interface Queue {
  id: string;
  titles: Record<Locale, string>;
}

/** What is done to content files by hand; pure, off the hot path. Comments and order in the files are kept. */
export interface Workshop {
  /** The same files have the same hash. */
  hash(files: ContentFiles): string;
  /** Everything that is wrong, without training. */
  lint(files: ContentFiles): Finding[];
  rows(files: ContentFiles): PlainRow[];
  topics(files: ContentFiles): string[];
  queues(files: ContentFiles): Queue[];
  /** Null when there is no such intent. */
  sheet(files: ContentFiles, intent: string): PlainSheet | null;
  /** Writes the intent as given; a locale that is left out stays as it is, null removes it there. */
  save(files: ContentFiles, intent: string, words: Omit<SaveIntent, 'revision'>): ContentFiles;
  remove(files: ContentFiles, intent: string): ContentFiles;
  /** Adds what is not there yet; zh-HK questions go to zh-CN. Intent `none`: sentences that nothing answers. */
  addQuestions(files: ContentFiles, intent: string, locale: Locale, texts: readonly string[]): ContentFiles;
  addGolden(files: ContentFiles, intent: string, locale: Locale, texts: readonly string[]): ContentFiles;
  /** Puts one intent back to what it is in `origin` (removes it when it is not there). */
  revert(files: ContentFiles, origin: ContentFiles, intent: string): ContentFiles;
  diff(before: ContentFiles, after: ContentFiles): ContentDiff[];
  /** Puts sentences that mean about the same together, the most counted first. */
  group(missed: readonly Missed[], understand: (text: string, locale: Locale) => Understanding): Missed[][];
}
