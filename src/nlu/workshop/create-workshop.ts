import { LRUCache } from 'lru-cache';
import type { ContentFiles } from '../../contract/publishing';
import { LOCALES, type Locale } from '../../contract/understanding';
import type { Queue, Workshop } from '../../contract/workshop';
import type { FileContent } from '../content/file-kinds';
import { lint, type LintOptions } from '../content/lint';
import { hashOf, parseContent } from '../content/parse-content';
import type { ContentSource } from '../content/source';
import { addGolden, addQuestions } from './add-sentences';
import { diffContent } from './diff';
import { groupMissed } from './group';
import { revertIntent } from './revert';
import { removeIntent, saveIntent } from './save';
import { rowsOf, sheetOf } from './sheet';

/** Parsed files that are remembered, by number and by characters of their texts. */
const CACHED = { max: 1000, maxSize: 20_000_000 };

export interface WorkshopOptions {
  /** Names of the channels that answers may have variants for; without them these are not looked at. */
  channels?: readonly string[];
  /** Gives the day, YYYY-MM-DD, that links and conditions are judged by. */
  today?: () => string;
}

/** The options as they are now. */
export function lintOptionsOf({ channels, today }: WorkshopOptions = {}): () => LintOptions {
  return () => ({ ...(channels && { channels }), ...(today && { today: today() }) });
}

/** Content files as the studio works on them. */
export function createWorkshop(asked: WorkshopOptions = {}): Workshop {
  const cache = new LRUCache<string, FileContent>({
    ...CACHED,
    sizeCalculation: (_, key) => key.length + 1,
  });
  const parse = (files: ContentFiles): ContentSource => parseContent(files, cache);
  const options = lintOptionsOf(asked);
  return {
    hash: hashOf,
    lint: (files) => lint(parse(files), options()),
    rows: (files) => rowsOf(parse(files)),
    topics: (files) => [...new Set(intentsIn(parse(files)).map(({ topic }) => topic))],
    queues: (files) => parse(files).queues.map(({ id, title }): Queue => ({ id, titles: titlesOf(title) })),
    sheet: (files, intent) => sheetOf(parse(files), intent),
    save: (files, intent, words) => saveIntent(files, parse(files), intent, words),
    remove: removeIntent,
    addQuestions,
    addGolden: (files, intent, locale, texts) => addGolden(files, parse(files), intent, locale, texts),
    revert: (files, origin, intent) => revertIntent(files, origin, intent, parse(origin)),
    diff: diffContent,
    group: groupMissed,
  };
}

function intentsIn(source: ContentSource): { topic: string }[] {
  return [...source.intents.values()].flat();
}

function titlesOf(title: Record<Locale, string>): Record<Locale, string> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, title[locale]])) as Record<Locale, string>;
}
