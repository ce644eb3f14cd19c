/** The locales that content is written in; zh-HK is derived from zh-CN where nothing else is set. */
export const LOCALES = ['zh-CN', 'zh-HK', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A piece of meaning in the text; offsets are UTF-16 units of the text that was given. */
export interface Entity {
  type: string;
  text: string;
  value: string | number;
  start: number;
  end: number;
}

export interface Candidate {
  intent: string;
  /** 0 to 1. */
  score: number;
}

/** What the rule detectors ahead of the classifier may raise. */
export type Signal = 'human' | 'complaint' | 'card-lost' | 'fraud';

export interface Understanding {
  intent: string | null;
  score: number;
  /** Best first, at most three, without `intent`. */
  alternatives: Candidate[];
  outOfScope: boolean;
  /** In scope, but the top two are too close: ask back. */
  unsure: boolean;
  /** Language and script that the customer wrote in. */
  language: Locale;
  entities: Entity[];
  signals: Signal[];
  modelVersion: string;
}

/** The intent engine. Synchronous: it is on the hot path and does no I/O. */
export interface Understander {
  understand(text: string, locale?: string): Understanding;
  version(): string;
}
