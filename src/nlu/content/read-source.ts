import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../contract/understanding';
import { botSchema, goldenSchema, overridesSchema, queuesSchema, topicSchema } from './schema';
import { fingerprint, WRITTEN_LOCALES, type ContentSource, type WrittenLocale } from './source';
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

function readFileInto(source: ContentSource, file: string, text: string): void {
  const [folder, name] = file.includes('/') ? (file.split('/') as [string, string]) : [undefined, file];
  const locale = LOCALES.find((known) => known === folder);
  if (folder === undefined && /^queues\.ya?ml$/.test(name)) return readQueues(source, file, text);
  if (locale === undefined)
    return unexpected(source, file, `only folders ${LOCALES.join(', ')} and queues.yaml are read`);
  if (/\.golden\.ya?ml$/.test(name)) return readGolden(source, file, text, locale);
  if (/^bot\.ya?ml$/.test(name)) return readBot(source, file, text, locale);
  if (/^overrides\.ya?ml$/.test(name) && locale === 'zh-HK') return readOverrides(source, file, text);
  if (locale === 'zh-HK')
    return unexpected(source, file, 'zh-HK is derived from zh-CN; write overrides.yaml instead');
  readTopic(source, file, text, locale);
}

function unexpected(source: ContentSource, file: string, message: string): void {
  source.findings.push({ severity: 'warning', file, line: 1, rule: 'unexpected-file', message });
}

function readTopic(source: ContentSource, file: string, text: string, locale: WrittenLocale): void {
  const parsed = parseYamlFile(file, text, topicSchema, source.findings);
  parsed?.value.intents.forEach((intent, at) =>
    source.intents.get(locale)?.push({
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
