import { createHash } from 'node:crypto';
import type { Locale } from '../../contract/understanding';
import type { Finding } from './finding';
import type { BotMessages, GoldenSource, IntentSource, OverrideSource, QueueSource } from './schema';

/** Where something was written. */
export interface Place {
  file: string;
  line: number;
}

export interface PlacedIntent extends IntentSource {
  topic: string;
  place: Place;
  /** One place per question. */
  questionPlaces: Place[];
}

export type Placed<T> = T & { place: Place };

/** The locales that hold questions of their own; zh-HK is derived from zh-CN. */
export const WRITTEN_LOCALES = ['zh-CN', 'en'] as const;
export type WrittenLocale = (typeof WRITTEN_LOCALES)[number];

/** Everything of the intents folder, checked one file at a time. */
export interface ContentSource {
  intents: Map<WrittenLocale, PlacedIntent[]>;
  overrides: Placed<OverrideSource>[];
  bot: Map<Locale, { messages: BotMessages; file: string; lineOf: (key: string) => number }>;
  queues: Placed<QueueSource>[];
  golden: Map<Locale, Placed<GoldenSource>[]>;
  /** What was wrong with single files; with an error among them the content must not be published. */
  findings: Finding[];
  /** Hash of all files. */
  hash: string;
}

/** A short stable fingerprint of some strings. */
export function fingerprint(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}
