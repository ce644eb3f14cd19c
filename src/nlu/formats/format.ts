import type { Locale } from '../../contract/understanding';
import { LOCALES } from '../../contract/understanding';
import type { Model } from './model';

/** Bytes of one file, and of all files that are read together. */
export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_FILES = 200;

/** A file of another product; `name` may have folders, with `/`. */
export interface FormatFile {
  name: string;
  data: Uint8Array;
}

export interface ReadOptions {
  /** For files that do not say which language they are in. */
  locale?: Locale;
}

/** One foreign format. Writing and reading again loses nothing but what `lost` tells, one plain line each. */
export interface Format {
  name: string;
  /** What it is, for people. */
  title: string;
  extensions: readonly string[];
  write(model: Model): Promise<{ files: FormatFile[]; lost: string[] }>;
  /** Throws {@link FormatError} for what it cannot understand. */
  read(files: readonly FormatFile[], options?: ReadOptions): Promise<{ model: Model; lost: string[] }>;
}

/** A file that cannot be understood, with the place; the message says what to do. */
export class FormatError extends Error {
  constructor(
    readonly file: string,
    /** Counted from 1. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'FormatError';
  }
}

/** The text of a file; refuses what is not UTF-8. */
export function textOf({ name, data }: FormatFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    throw new FormatError(name, 1, 'is not UTF-8; save it as UTF-8 (in Excel: "CSV UTF-8") and try again');
  }
}

/** Characters of a line that holds a sentence; the content takes 500. */
const MAX_SENTENCE = 2000;

/** Refuses a line that is no sentence. Why: what looks for marks in it takes the square of its length. */
export function refuseLong(file: string, line: number, text: string): void {
  if (text.length > MAX_SENTENCE)
    throw new FormatError(file, line, `is longer than a sentence may be (${MAX_SENTENCE} characters)`);
}

/** A file from its text. */
export function textFile(name: string, text: string): FormatFile {
  return { name, data: Buffer.from(text, 'utf8') };
}

/** The locale that a file's name or folder tells (`zh-CN/nlu.yml`, `bank.zh-cn.lu`), else the one that was given. */
export function localeOf(name: string, options: ReadOptions = {}, said?: string): Locale {
  const parts = name.toLowerCase().split(/[/._]/);
  const spoken = said === undefined ? undefined : toLocale(said);
  if (said !== undefined && !spoken)
    throw new FormatError(name, 1, `is in ${said.slice(0, 20)}; the bot speaks ${LOCALES.join(', ')}`);
  const found = spoken ?? LOCALES.find((locale) => parts.includes(locale.toLowerCase())) ?? options.locale;
  if (found) return found;
  throw new FormatError(
    name,
    1,
    `does not say which language it is in; add --locale ${LOCALES.join(', --locale ')}`,
  );
}

/** Our locale for a language tag: `en-US` is en, `zh` and `zh-Hans` are zh-CN, `zh-TW` and `zh-Hant` zh-HK. */
export function toLocale(tag: string): Locale | undefined {
  const lower = tag.trim().toLowerCase().replaceAll('_', '-');
  if (/^en(-|$)/.test(lower)) return 'en';
  if (/^zh-(hk|tw|mo|hant)(-|$)/.test(lower)) return 'zh-HK';
  return /^zh(-|$)/.test(lower) ? 'zh-CN' : undefined;
}

/** Refuses too many files, and files that are too large. */
export function refuseTooLarge(files: readonly FormatFile[]): void {
  const first = files[0]?.name ?? 'import';
  if (files.length > MAX_FILES)
    throw new FormatError(first, 1, `${files.length} files are too many; at most ${MAX_FILES} at once`);
  let sum = 0;
  for (const { name, data } of files) {
    sum += data.byteLength;
    if (sum > MAX_BYTES) throw new FormatError(name, 1, 'is too large; at most 20 MB can be read at once');
  }
}
