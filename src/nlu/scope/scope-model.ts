import type { Chance } from './chance';
import type { CoverageData } from './coverage';
import type { ForeignData } from './foreign-words';

/** What the signals of a text are read with. */
export interface ScopeParts {
  /** One weight per feature number, in steps of `strangerStep`: how much it speaks for a stranger. */
  stranger: Int8Array;
  strangerStep: number;
  strangerBias: number;
  /** The same of features that no question shows. */
  foreign: ForeignData;
  coverage: CoverageData;
}

/**
 * What tells insiders from strangers, learned beside the classifier: plain data, so that it moves between threads and
 * into the cache file.
 */
export interface ScopeData extends ScopeParts, Chance {
  /** Evidence below this is out of scope. */
  threshold: number;
}

/** What is looked at in a text. */
export interface Signals {
  /** How far the text lies inside its best intent, by the linear classifier. */
  margin: number;
  /** Share of its features that any question shows, 0 to 1. */
  known: number;
  /** Share of its words that the best intent's questions hold, 0 to 1. */
  coverage: number;
  /** How much it resembles strangers; 0 is the border. */
  stranger: number;
}

/**
 * Weight of each signal beside the margin's 1. Chosen on CLINC150's valid, oos_val and oos_train rows, and on rows of
 * BANKING77, CLINC150 and MASSIVE whose whole intents were left out of training.
 */
const WEIGHTS = { known: 2, coverage: 1, stranger: 0.75 } as const;
/**
 * A text that resembles strangers this much weighs the more: it names what the content says is not ours, however like
 * a question the rest of it is. Leaves CLINC150's figures as they were (AUROC .980 on valid and oos_val).
 */
const OVERT = { from: 0.25, weight: 4 } as const;

/** One figure for "this belongs to an intent that I know". */
export function evidenceOf({ margin, known, coverage, stranger }: Signals): number {
  const inside = margin + WEIGHTS.known * known + WEIGHTS.coverage * coverage;
  return inside - WEIGHTS.stranger * stranger - OVERT.weight * Math.max(0, stranger - OVERT.from);
}

/** Chance that a text with this evidence belongs here, where as many strangers as insiders ask. */
export function chanceInside(evidence: number, { middle, steepness }: Chance): number {
  return 1 / (1 + Math.exp(-steepness * (evidence - middle)));
}

/** Used where there are too few rows to hold any out. */
export const UNTAUGHT = { threshold: 1.3, middle: 1.3, steepness: 3 } as const;
