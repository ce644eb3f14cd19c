import type { Locale } from '../../shared/locale';
import { FIELDS, same, tidy, type Edited, type Field, type Golden, type Words } from './model';

/** A field that both sides changed, each otherwise. */
export interface Clash {
  /** Null: it is the topic. */
  locale: Locale | null;
  /** `all`: one side took the language away. */
  field: Field | 'topic' | 'all';
  mine: unknown;
  theirs: unknown;
}
/** What the other side alone changed: it is taken over. */
export interface Taken {
  locale: Locale | null;
  field: Field | 'topic' | 'all' | 'golden';
}
export interface Merge {
  /** Both sides' changes; where they clash, mine. */
  merged: Edited;
  clashes: Clash[];
  taken: Taken[];
}

const LOCALES = ['zh-CN', 'zh-HK', 'en'] as const;

/** Brings two versions of an intent together that started from `base`. Questions and golden sentences are joined line by line. */
export function merge(base: Edited, mine: Edited, theirs: Edited): Merge {
  const sides = { base: tidy(base), mine: tidy(mine), theirs: tidy(theirs) };
  const result: Merge = { merged: { ...sides.mine }, clashes: [], taken: [] };
  mergeTopic(sides, result);
  for (const locale of LOCALES) mergeLocale(locale, sides, result);
  mergeGolden(sides, result);
  return result;
}

interface Sides {
  base: Edited;
  mine: Edited;
  theirs: Edited;
}

function mergeTopic({ base, mine, theirs }: Sides, result: Merge): void {
  if (theirs.topic === base.topic || theirs.topic === mine.topic) return;
  if (mine.topic === base.topic) {
    result.merged.topic = theirs.topic;
    result.taken.push({ locale: null, field: 'topic' });
  } else result.clashes.push({ locale: null, field: 'topic', mine: mine.topic, theirs: theirs.topic });
}

function mergeLocale(locale: Locale, { base, mine, theirs }: Sides, result: Merge): void {
  const [was, own, other] = [base[locale], mine[locale], theirs[locale]];
  if (same(other, was) || same(other, own)) return;
  if (same(own, was)) {
    setLocale(result.merged, locale, other);
    result.taken.push(...changedFields(was, other).map((field) => ({ locale, field })));
  } else if (locale !== 'zh-HK' && (own === null || other === null)) {
    result.clashes.push({ locale, field: 'all', mine: own, theirs: other });
  } else {
    setLocale(result.merged, locale, mergeWords(locale, [was ?? {}, own ?? {}, other ?? {}], result));
  }
}

function mergeWords(locale: Locale, [was, own, other]: [Words, Words, Words], result: Merge): Words {
  const merged: Record<string, unknown> = { ...own };
  for (const field of FIELDS) {
    const [before, mine, theirs] = [was[field], own[field], other[field]];
    if (same(theirs, before) || same(theirs, mine)) continue;
    if (same(mine, before)) {
      merged[field] = theirs;
      result.taken.push({ locale, field });
    } else if (field === 'questions') {
      merged[field] = mergeLines(was.questions ?? [], own.questions ?? [], other.questions ?? []);
      result.taken.push({ locale, field });
    } else result.clashes.push({ locale, field, mine, theirs });
  }
  return merged;
}

/** Mine, without what they took away, with what they added. */
export function mergeLines(base: string[], mine: string[], theirs: string[]): string[] {
  const kept = mine.filter((line) => theirs.includes(line) || !base.includes(line));
  return [...kept, ...theirs.filter((line) => !base.includes(line) && !mine.includes(line))];
}

function mergeGolden({ base, mine, theirs }: Sides, result: Merge): void {
  if (same(theirs.golden, base.golden) || same(theirs.golden, mine.golden)) return;
  const [was, own, other] = [base, mine, theirs].map((side) =>
    side.golden.map((each) => JSON.stringify(each)),
  );
  result.merged.golden = mergeLines(was ?? [], own ?? [], other ?? []).map(
    (text) => JSON.parse(text) as Golden,
  );
  result.taken.push({ locale: null, field: 'golden' });
}

function changedFields(was: Words | null, now: Words | null): (Field | 'all')[] {
  if (was === null || now === null) return ['all'];
  return FIELDS.filter((field) => !same(was[field], now[field]));
}

/** Puts a side's value where the two clash. */
export function settle(merged: Edited, clash: Clash, value: unknown): Edited {
  const { locale, field } = clash;
  if (locale === null) return { ...merged, topic: value as string };
  const next = { ...merged };
  setLocale(next, locale, field === 'all' ? (value as Words | null) : { ...merged[locale], [field]: value });
  return next;
}

function setLocale(edited: Edited, locale: Locale, words: Words | null): void {
  Object.assign(edited, { [locale]: words });
}
