import type { EntityType, Locale } from '../../contract/understanding';

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
