import { createHash } from 'node:crypto';
import type { Finding } from '../../contract/publishing';
import type { Locale } from '../../contract/understanding';
import type { HoursSource } from './hours-schema';
import type { DeskSource } from './queue-schema';
import type { BotMessages, GoldenSource, IntentSource, OverrideSource, QueueSource } from './schema';

/** Where something was written. */
export interface Place {
  file: string;
  line: number;
}

export type Path = readonly (string | number)[];

export type Placed<T> = T & { place: Place };
/** Knows where each of its values stands: the place at the path, or of its nearest parent. */
export type Located<T> = Placed<T> & { at: (...path: Path) => Place };

export interface PlacedIntent extends Located<IntentSource> {
  topic: string;
}
export type PlacedOverride = Located<OverrideSource>;

/** The locales that hold questions of their own; zh-HK is derived from zh-CN. */
export const WRITTEN_LOCALES = ['zh-CN', 'en'] as const;
export type WrittenLocale = (typeof WRITTEN_LOCALES)[number];

/** Everything of the intents folder, checked one file at a time. */
export interface ContentSource {
  intents: Map<WrittenLocale, PlacedIntent[]>;
  overrides: PlacedOverride[];
  bot: Map<Locale, { messages: BotMessages; file: string; lineOf: (key: string) => number }>;
  queues: Located<QueueSource>[];
  /** Business hours by name. */
  hours: Map<string, Placed<HoursSource>>;
  /** Set when queues.yaml has rules of the whole desk. */
  desk?: Located<DeskSource>;
  golden: Map<Locale, Placed<GoldenSource>[]>;
  /** Sentences that nothing answers, to learn from. */
  none: Map<Locale, Placed<{ text: string }>[]>;
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
