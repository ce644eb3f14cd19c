import type { EntityType, Locale } from '../../contract/understanding';

/** What may stand in a text, one bit each. */
export const HAN = 1;
export const LATIN = 2;
export const DIGIT = 4;

/** Which of {@link HAN}, {@link LATIN} and {@link DIGIT} stand in a text as rules see it. */
export function traitsOf(text: string): number {
  let traits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) traits |= LATIN;
    else if (code >= 0x30 && code <= 0x39) traits |= DIGIT;
    else if (code >= 0x3400 && code <= 0x9fff) traits |= HAN;
  }
  return traits;
}

/** What a rule may look at beside its match. */
export interface Reading {
  /** As it was given, half width, simplified, lower case, personal data masked; one unit for one unit. */
  text: string;
  locale: Locale | undefined;
}

/**
 * Finds one kind of entity. Patterns see {@link Reading.text}. Why: every quantifier is bounded, so that a rule takes
 * linear time whatever the text.
 */
export interface EntityRule {
  /** All of these must stand in a text for the pattern to match: spares the search. */
  needs?: number;
  type: EntityType;
  pattern: RegExp;
  /** The value, or undefined when the match is none after all. */
  value: (match: RegExpExecArray, reading: Reading) => string | number | undefined;
  /** The part of the match that the entity is, where that is not the whole. */
  part?: (match: RegExpExecArray) => string;
  /** May lie within another entity. */
  within?: boolean;
}

/** Rules that need one of some characters or words to be worth trying. */
export interface EntityFamily {
  worth: RegExp;
  rules: readonly EntityRule[];
}
