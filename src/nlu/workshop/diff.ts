import type { ContentDiff } from '../../contract/studio-publishing';
import type { ContentFiles } from '../../contract/publishing';
import { LOCALES, type Locale } from '../../contract/understanding';
import { kindOf } from '../content/file-kinds';
import { same } from './fields';
import { filesOf, openKind } from './file-set';
import { itemSource, type ListFile } from './yaml/list-file';
import { renderInFlow } from './yaml/render';

/** What one intent says in one locale: its YAML, and its golden sentences behind it. */
interface Unit {
  title: string;
  text: string;
}

/** What differs, intent by intent and locale by locale; files of no intent stand under their path. */
export function diffContent(before: ContentFiles, after: ContentFiles): ContentDiff[] {
  const open = memoised();
  const locales = LOCALES.filter((locale) => differs(before, after, locale)).flatMap((locale) =>
    compare(unitsOf(before, locale, open), unitsOf(after, locale, open), locale),
  );
  return [...locales, ...compare(otherFiles(before), otherFiles(after), 'zh-CN')];
}

/** Reads a file that both versions have once. */
function memoised(): typeof openKind {
  const lists = new Map<string, ListFile>();
  return (kind, text) => {
    const list = lists.get(text) ?? openKind(kind, text);
    lists.set(text, list);
    return list;
  };
}

function differs(before: ContentFiles, after: ContentFiles, locale: Locale): boolean {
  const textsOf = (files: ContentFiles): string[] =>
    files.filter(({ path }) => path.startsWith(`${locale}/`)).map(({ path, text }) => `${path}\n${text}`);
  return !same(textsOf(before), textsOf(after));
}

function compare(
  before: ReadonlyMap<string, Unit>,
  after: ReadonlyMap<string, Unit>,
  locale: Locale,
): ContentDiff[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((intent): ContentDiff[] => {
    const old = before.get(intent);
    const now = after.get(intent);
    if (old?.text === now?.text) return [];
    const change = !old ? 'added' : !now ? 'removed' : 'changed';
    const title = (now ?? old)?.title ?? intent;
    return [
      {
        intent,
        title,
        locale: localeOf(intent) ?? locale,
        change,
        before: old?.text ?? '',
        after: now?.text ?? '',
      },
    ];
  });
}

function localeOf(path: string): Locale | undefined {
  return LOCALES.find((locale) => path.startsWith(`${locale}/`));
}

function unitsOf(files: ContentFiles, locale: Locale, open: typeof openKind): Map<string, Unit> {
  const units = new Map<string, Unit>();
  const add = (id: string, title: string, text: string): void => {
    const known = units.get(id);
    units.set(id, { title: known?.title ?? title, text: known ? `${known.text}\n${text}` : text });
  };
  for (const kind of ['topic', 'overrides'] as const) {
    for (const { text } of filesOf(files, kind, locale)) {
      const list = open(kind, text);
      list.values.forEach((value, at) => {
        const { id, title } = { ...(value as { id?: unknown; title?: unknown }) };
        add(String(id), String(title ?? id), itemSource(list, at));
      });
    }
  }
  for (const [id, lines] of sentencesOf(files, locale, open)) add(id, id, lines);
  return units;
}

/** Golden sentences by intent, and under `none` those that are learned as nothing. */
function sentencesOf(files: ContentFiles, locale: Locale, open: typeof openKind): Map<string, string> {
  const learned = filesOf(files, 'none', locale).flatMap(({ text }) => open('none', text).values);
  const golden = filesOf(files, 'golden', locale).flatMap(
    ({ text }) => open('golden', text).values as { text: unknown; intent: unknown }[],
  );
  const blocks = new Map<string, string>();
  const add = (id: string, head: string, text: unknown): void => {
    const block = blocks.get(id);
    const start = block?.includes(`${head}:`) ? block : `${block === undefined ? '' : `${block}\n`}${head}:`;
    blocks.set(id, `${start}\n  - ${renderInFlow(text)}`);
  };
  for (const text of learned) add('none', 'none', text);
  for (const { text, intent } of golden) add(String(intent), 'golden', text);
  return blocks;
}

function otherFiles(files: ContentFiles): Map<string, Unit> {
  const others = files.filter(({ path }) => ['bot', 'queues', undefined].includes(kindOf(path)?.name));
  return new Map(others.map(({ path, text }) => [path, { title: path, text }]));
}
