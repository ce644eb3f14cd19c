import type { z } from 'zod';
import type { ContentFile, Finding } from '../../contract/publishing';
import { LOCALES, type Locale } from '../../contract/understanding';
import { botSchema, goldenSchema, noneSchema, overridesSchema, queuesSchema, topicSchema } from './schema';
import type { ContentSource, Located, Path, Place, PlacedIntent } from './source';
import { check, parseYamlFile, type YamlFile } from './yaml-file';

export type KindName = 'topic' | 'golden' | 'none' | 'overrides' | 'bot' | 'queues';

export interface FileKind {
  name: KindName;
  locale: Locale;
}

/** What one file adds to the content. */
export interface FileContent {
  intents?: PlacedIntent[];
  overrides?: ContentSource['overrides'];
  queues?: ContentSource['queues'];
  hours?: ContentSource['hours'];
  desk?: NonNullable<ContentSource['desk']>;
  golden?: { text: string; intent: string; place: Place }[];
  none?: { text: string; place: Place }[];
  bot?: { messages: z.infer<typeof botSchema>['messages']; file: string; lineOf: (key: string) => number };
  findings: Finding[];
}

/** The first that fits. */
const PATTERNS: readonly (readonly [RegExp, KindName])[] = [
  [/^queues\.ya?ml$/, 'queues'],
  [/^[\w-]+\/[^/]+\.golden\.ya?ml$/, 'golden'],
  [/^[\w-]+\/none\.ya?ml$/, 'none'],
  [/^[\w-]+\/bot\.ya?ml$/, 'bot'],
  [/^zh-HK\/overrides\.ya?ml$/, 'overrides'],
  [/^(?:zh-CN|en)\/[^/]+\.ya?ml$/, 'topic'],
];

/** What a file of the intents folder is by its path; undefined when nothing reads it. */
export function kindOf(path: string): FileKind | undefined {
  const folder = path.includes('/') ? path.split('/')[0] : undefined;
  const locale = LOCALES.find((known) => known === folder);
  const name = PATTERNS.find(([pattern]) => pattern.test(path))?.[1];
  if (!name || (folder !== undefined && !locale)) return undefined;
  return { name, locale: locale ?? 'zh-CN' };
}

/** Parses and checks one file. */
export function readFileOf({ name }: FileKind, { path, text }: ContentFile): FileContent {
  const findings: Finding[] = [];
  const yaml = parseYamlFile(path, text, findings);
  return { ...(yaml ? READERS[name](yaml) : {}), findings };
}

const READERS: Record<KindName, (yaml: YamlFile) => Omit<FileContent, 'findings'>> = {
  topic: readTopic,
  golden: readGolden,
  none: readNone,
  overrides: (yaml) => ({
    overrides: items(yaml, 'overrides', overridesSchema, overridesSchema.shape.overrides.element),
  }),
  bot: readBot,
  queues: readQueues,
};

function readTopic(yaml: YamlFile): Omit<FileContent, 'findings'> {
  const topic = (yaml.value as { topic?: unknown } | null)?.topic;
  const intents = items(yaml, 'intents', topicSchema, topicSchema.shape.intents.element);
  return {
    intents: intents.map((intent) => ({ ...intent, topic: typeof topic === 'string' ? topic.trim() : '' })),
  };
}

function readGolden(yaml: YamlFile): Omit<FileContent, 'findings'> {
  return { golden: items(yaml, 'golden', goldenSchema, goldenSchema.shape.golden.element) };
}

function readNone(yaml: YamlFile): Omit<FileContent, 'findings'> {
  const value = check(yaml, noneSchema, yaml.value);
  return { none: value?.none.map((text, at) => ({ text, place: placeOf(yaml, ['none', at]) })) ?? [] };
}

function readQueues(yaml: YamlFile): Omit<FileContent, 'findings'> {
  const value = check(yaml, queuesSchema, yaml.value);
  if (!value) return {};
  const hours = Object.entries(value.hours).map(
    ([name, one]) => [name, { ...one, place: placeOf(yaml, ['hours', name]) }] as const,
  );
  return {
    hours: new Map(hours),
    queues: value.queues.map((queue, at) => locate(yaml, ['queues', at], queue)),
    ...(value.desk && { desk: locate(yaml, ['desk'], value.desk) }),
  };
}

function readBot(yaml: YamlFile): Omit<FileContent, 'findings'> {
  const value = check(yaml, botSchema, yaml.value);
  if (!value) return {};
  const lineOf = (key: string): number => yaml.lineOf(['messages', key]);
  return { bot: { messages: value.messages, file: yaml.file, lineOf } };
}

/** The items of the list under `key` that are right; each wrong one is told by itself, so the others stay. */
function items<T extends object>(
  yaml: YamlFile,
  key: string,
  whole: z.ZodObject,
  item: z.ZodType<T>,
): Located<T>[] {
  const list = (yaml.value as Record<string, unknown> | null)?.[key];
  if (!Array.isArray(list)) {
    check(yaml, whole, yaml.value);
    return [];
  }
  check(yaml, whole, { ...(yaml.value as object), [key]: [] });
  return list.flatMap((one: unknown, at) => {
    const value = check(yaml, item, one, [key, at]);
    return value ? [locate(yaml, [key, at], value)] : [];
  });
}

function locate<T extends object>(yaml: YamlFile, base: Path, value: T): Located<T> {
  const at = (...path: Path): Place => placeOf(yaml, [...base, ...path]);
  return { ...value, place: at(), at };
}

function placeOf({ file, lineOf }: YamlFile, path: Path): Place {
  return { file, line: lineOf(path) };
}
