import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../contract/understanding';
import { botSchema, goldenSchema, overridesSchema, queuesSchema, topicSchema } from './schema';
import { fingerprint, WRITTEN_LOCALES, type ContentSource } from './source';
import { parseYamlFile } from './yaml-file';

/** Reads and checks the intents folder. Wrong files are told in `findings`; a folder that cannot be read throws. */
export async function readSource(intentsDir: string): Promise<ContentSource> {
  const files = await listFiles(intentsDir);
  const texts = await Promise.all(files.map((file) => readFile(join(intentsDir, file), 'utf8')));
  const source: ContentSource = {
    intents: new Map(WRITTEN_LOCALES.map((locale) => [locale, []])),
    overrides: [],
    bot: new Map(),
    queues: [],
    golden: new Map(LOCALES.map((locale) => [locale, []])),
    findings: [],
    hash: fingerprint(files.flatMap((file, at) => [file, texts[at] ?? ''])),
  };
  files.forEach((file, at) => readFileInto(source, file, texts[at] ?? ''));
  return source;
}

async function listFiles(intentsDir: string): Promise<string[]> {
  const entries = await readdir(intentsDir, { recursive: true });
  return entries
    .map((entry) => entry.replaceAll('\\', '/'))
    .filter((entry) => /^([\w-]+\/)?[^/.][^/]*\.ya?ml$/.test(entry))
    .sort();
}

type Reader = (source: ContentSource, file: string, text: string, locale: Locale) => void;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^queues\.ya?ml$/, readQueues],
  [/^[\w-]+\/[^/]+\.golden\.ya?ml$/, readGolden],
  [/^[\w-]+\/bot\.ya?ml$/, readBot],
  [/^zh-HK\/overrides\.ya?ml$/, readOverrides],
  [/^(?:zh-CN|en)\/[^/]+\.ya?ml$/, readTopic],
];

function readFileInto(source: ContentSource, file: string, text: string): void {
  const folder = file.includes('/') ? file.split('/')[0] : undefined;
  const locale = LOCALES.find((known) => known === folder);
  const reader = READERS.find(([pattern]) => pattern.test(file))?.[1];
  if (reader && (locale ?? folder) === locale) reader(source, file, text, locale ?? 'zh-CN');
  else unexpected(source, file);
}

function unexpected(source: ContentSource, file: string): void {
  const message = file.startsWith('zh-HK/')
    ? 'is not read: zh-HK is derived from zh-CN; write zh-HK/overrides.yaml instead'
    : `is not read: only queues.yaml and the folders ${LOCALES.join(', ')} are`;
  source.findings.push({ severity: 'warning', file, line: 1, rule: 'unexpected-file', message });
}

function readTopic(source: ContentSource, file: string, text: string, locale: Locale): void {
  const parsed = parseYamlFile(file, text, topicSchema, source.findings);
  const list = WRITTEN_LOCALES.find((written) => written === locale);
  parsed?.value.intents.forEach((intent, at) =>
    source.intents.get(list ?? 'zh-CN')?.push({
      ...intent,
      topic: parsed.value.topic,
      place: { file, line: parsed.lineOf(['intents', at]) },
      questionPlaces: intent.questions.map((_, q) => ({
        file,
        line: parsed.lineOf(['intents', at, 'questions', q]),
      })),
    }),
  );
}

function readGolden(source: ContentSource, file: string, text: string, locale: Locale): void {
  const parsed = parseYamlFile(file, text, goldenSchema, source.findings);
  parsed?.value.golden.forEach((golden, at) =>
    source.golden.get(locale)?.push({ ...golden, place: { file, line: parsed.lineOf(['golden', at]) } }),
  );
}

function readOverrides(source: ContentSource, file: string, text: string): void {
  const parsed = parseYamlFile(file, text, overridesSchema, source.findings);
  parsed?.value.overrides.forEach((override, at) =>
    source.overrides.push({ ...override, place: { file, line: parsed.lineOf(['overrides', at]) } }),
  );
}

function readQueues(source: ContentSource, file: string, text: string): void {
  const parsed = parseYamlFile(file, text, queuesSchema, source.findings);
  parsed?.value.queues.forEach((queue, at) =>
    source.queues.push({ ...queue, place: { file, line: parsed.lineOf(['queues', at]) } }),
  );
}

function readBot(source: ContentSource, file: string, text: string, locale: Locale): void {
  const parsed = parseYamlFile(file, text, botSchema, source.findings);
  if (!parsed) return;
  const lineOf = (key: string): number => parsed.lineOf(['messages', key]);
  source.bot.set(locale, { messages: parsed.value.messages, file, lineOf });
}
