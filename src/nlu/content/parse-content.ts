import type { ContentFile, ContentFiles, Finding } from '../../contract/publishing';
import { LOCALES, type Locale } from '../../contract/understanding';
import { kindOf, readFileOf, type FileContent } from './file-kinds';
import { fingerprint, WRITTEN_LOCALES, type ContentSource } from './source';

/** Remembers what single files hold, so that one changed file costs one parse. */
export interface FileCache {
  get(key: string): FileContent | undefined;
  set(key: string, content: FileContent): unknown;
}

/** Checks the files, one at a time; what is wrong is told in `findings`. Pure. */
export function parseContent(files: ContentFiles, cache?: FileCache): ContentSource {
  const source: ContentSource = {
    intents: new Map(WRITTEN_LOCALES.map((locale) => [locale, []])),
    overrides: [],
    bot: new Map(),
    queues: [],
    hours: new Map(),
    golden: new Map(LOCALES.map((locale) => [locale, []])),
    none: new Map(LOCALES.map((locale) => [locale, []])),
    findings: [],
    hash: hashOf(files),
  };
  for (const file of files) addTo(source, file, cache);
  return source;
}

/** Fingerprint of the files, in whatever order they come. */
export function hashOf(files: ContentFiles): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return fingerprint(sorted.flatMap(({ path, text }) => [path, text]));
}

function addTo(source: ContentSource, file: ContentFile, cache: FileCache | undefined): void {
  const kind = kindOf(file.path);
  if (!kind) {
    source.findings.push(unexpected(file.path));
    return;
  }
  const key = `${file.path}\n${file.text}`;
  const content = cache?.get(key) ?? readFileOf(kind, file);
  cache?.set(key, content);
  merge(source, kind.locale, content);
}

function merge(source: ContentSource, locale: Locale, content: FileContent): void {
  const written = WRITTEN_LOCALES.find((one) => one === locale);
  if (written) source.intents.get(written)?.push(...(content.intents ?? []));
  source.overrides.push(...(content.overrides ?? []));
  source.queues.push(...(content.queues ?? []));
  source.golden.get(locale)?.push(...(content.golden ?? []));
  source.none.get(locale)?.push(...(content.none ?? []));
  for (const [name, hours] of content.hours ?? []) source.hours.set(name, hours);
  if (content.desk) source.desk = content.desk;
  if (content.bot) source.bot.set(locale, content.bot);
  source.findings.push(...content.findings);
}

function unexpected(file: string): Finding {
  const message = file.startsWith('zh-HK/')
    ? 'is not read: zh-HK is derived from zh-CN; write zh-HK/overrides.yaml instead'
    : `is not read: only queues.yaml and the folders ${LOCALES.join(', ')} are`;
  return { severity: 'warning', file, line: 1, rule: 'unexpected-file', message };
}
