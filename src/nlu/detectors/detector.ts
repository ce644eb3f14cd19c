import type { Signal } from '../../contract/understanding';

/** Patterns of one script. They see normalised text: lower case, simplified, half width. */
export interface Patterns {
  /** A text with none of these clues raises nothing; see `Clues`. Whoever adds a pattern adds what it cannot match without. */
  worth: string;
  /** Any of them raises the signal. */
  raise: readonly RegExp[];
  /** Phrases that look alike and mean something else; they are taken out before the signal is raised. */
  unless: readonly RegExp[];
}

export interface Detector {
  signal: Signal;
  chinese: Patterns;
  english: Patterns;
}

type Check = (text: string) => boolean;

/**
 * Compiles patterns into one check. The guards cost nothing until something was found.
 * Why: gaps in patterns are bounded (`.{0,8}`), so that no text can make them slow.
 */
export function compile({ raise, unless }: Omit<Patterns, 'worth'>): Check {
  const found = anyOf(raise, '');
  if (unless.length === 0) return (text) => found.test(text);
  const guard = anyOf(unless, 'g');
  return (text) => found.test(text) && found.test(text.replace(guard, ' # '));
}

function anyOf(patterns: readonly RegExp[], flags: string): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join('|'), flags);
}
