/** The locales that content is written in; zh-HK is derived from zh-CN where nothing else is set. */
export const LOCALES = ['zh-CN', 'zh-HK', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * What {@link Entity.type} may be; slots of dialogs are filled with these. The value's shape per type:
 * - `amount`: a number in the currency's main unit, 0.01 the finest.
 * - `currency`: an ISO 4217 code.
 * - `date`: `YYYY-MM-DD`, or `YYYY-MM` for a month and `YYYY` for a year. Without {@link UnderstandContext.today} what
 *   depends on today stays relative: `+0d` (today), `+1d`, `-2w`, `-1m`, `-1y` (that many days, weeks, months, years
 *   away), `-1m/15` (its 15th), `-1w/5` (Friday of last week, Monday is 1), `-1y/03-15`, `<5` and `>5` (the last and
 *   the next Friday), `--03-02` and `--03` (a day and a month of any year), `---15` (a day of any month).
 * - `card-tail`: the last four digits.
 * - `phone`: E.164 where the country is known, else digits; masked.
 * - `card`, `id-number`: a full bank card or resident id number; masked.
 * - `code`: a one-time code, a password or a card's check value; masked.
 * - `email`: lower case.
 * - `branch`: its name as it was written, without "branch" and 分行.
 * - `count`: a whole number of months, years, instalments, cards, people, times ("分12期").
 */
export const ENTITY_TYPES = [
  'amount',
  'currency',
  'date',
  'card-tail',
  'phone',
  'card',
  'id-number',
  'code',
  'email',
  'branch',
  'count',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/**
 * A piece of meaning in the text; offsets are UTF-16 units of the text that was given. `text` and `value` of personal
 * data are masked as `maskPersonalData` does. The analyst adds types of node-nlp's own.
 */
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
  /** The text says little by itself ("那信用卡呢") and was understood from {@link UnderstandContext.lastIntent}. */
  followUp?: true;
  /** What the text was taken for where it was not understood as written (typos, pinyin, a follow-up); masked. */
  readAs?: string;
}

/** What is known of the conversation; without it a text is understood by itself. */
export interface UnderstandContext {
  /** The intent that was answered last. */
  lastIntent?: string;
  /** The customer's calendar day, `YYYY-MM-DD`: relative dates become calendar dates. */
  today?: string;
}

/** The intent engine. Synchronous: it is on the hot path and does no I/O. */
export interface Understander {
  understand(text: string, locale?: string, context?: UnderstandContext): Understanding;
  version(): string;
}

/** A word of the text and what it did for the decision. */
export interface WordPull {
  text: string;
  /** UTF-16 units of the text that was given. */
  start: number;
  end: number;
  /** How far the word pulls towards the best intent and away from the second; negative is the other way. */
  pull: number;
}

/** A known question that is like the text. */
export interface Neighbour {
  text: string;
  intent: string;
  /** 0 to 1. */
  similarity: number;
}

/** Why a text was understood as it was; for editors and agents. */
export interface Explanation {
  /** Best first, whether or not they were accepted. */
  candidates: Candidate[];
  /** In the text's order. */
  words: WordPull[];
  /** Most similar first. */
  neighbours: Neighbour[];
  /** Words that no known question holds. */
  unknown: string[];
  /** Chance that the text belongs to what the bot knows, and the least chance that is accepted; 0 to 1. */
  scope: { score: number; threshold: number };
}

/** Explains decisions. Takes milliseconds: off the hot path. */
export interface Explainer {
  /** Null where no model reads the text's language. */
  explain(text: string): Explanation | null;
}
