import { areaUnderCurve, macroF1, share } from './statistics';

/** What an engine made of one row. */
export interface Judged {
  text: string;
  /** The right intent; empty for a stranger. */
  truth: string;
  /** The best intent, whether or not it was accepted. */
  guess: string;
  /** How far inside the scope, in the engine's own measure; more is further inside. */
  evidence: number;
}

/** How right an engine is, and how well it notices strangers. Shares are 0 to 1. */
export interface Quality {
  /** The best intent is right, accepted or not. */
  accuracy: number;
  macroF1: number;
  /** The best intent is right and accepted, at the threshold that rejects 5 % of in-scope rows held out of training. */
  inScopeAccuracy: number;
  /** In-scope test rows that were rejected. */
  falselyRejected: number;
  /** Strangers that were rejected; rejected rows that are strangers; chance that a stranger looks stranger. */
  oosRecall?: number;
  oosPrecision?: number;
  oosAuroc?: number;
}

/** What it costs. */
export interface Costs {
  /** Processor seconds of all threads for training and calibrating. */
  trainCpuSeconds: number;
  modelBytes: number;
  /** Texts understood a second on one thread, warm: the median of several passes. */
  perSecond: number;
  /** Most memory that the process ever held. */
  peakMemoryBytes: number;
}

export type Figures = Quality & Costs;

/** Counts up what was judged; evidence below the threshold is a rejection. */
export function qualityOf(
  insiders: readonly Judged[],
  strangers: readonly Judged[],
  threshold: number,
): Quality {
  const accepted = ({ evidence }: Judged): boolean => evidence >= threshold;
  const right = ({ truth, guess }: Judged): boolean => truth === guess;
  return {
    accuracy: share(insiders, right),
    macroF1: macroF1(insiders),
    inScopeAccuracy: share(insiders, (row) => right(row) && accepted(row)),
    falselyRejected: share(insiders, (row) => !accepted(row)),
    ...(strangers.length > 0 && rejectionOf(insiders, strangers, accepted)),
  };
}

function rejectionOf(
  insiders: readonly Judged[],
  strangers: readonly Judged[],
  accepted: (row: Judged) => boolean,
): Required<Pick<Quality, 'oosRecall' | 'oosPrecision' | 'oosAuroc'>> {
  const caught = strangers.filter((row) => !accepted(row)).length;
  const rejected = caught + insiders.filter((row) => !accepted(row)).length;
  const evidence = (rows: readonly Judged[]): number[] => rows.map((row) => row.evidence);
  return {
    oosRecall: caught / strangers.length,
    oosPrecision: rejected === 0 ? 0 : caught / rejected,
    oosAuroc: areaUnderCurve(evidence(insiders), evidence(strangers)),
  };
}

/** The evidence below which the given share of rows lies. */
export function thresholdAt(rows: readonly Judged[], rejectedShare: number): number {
  const sorted = Float64Array.from(rows, ({ evidence }) => evidence).sort();
  return sorted[Math.floor(sorted.length * rejectedShare)] ?? -Infinity;
}
