import { LinearScorer } from '../classifier/linear-model';
import type { LinearWeights } from '../classifier/linear-weights';
import { Vectoriser } from '../features/vectoriser';
import type { HeldOut } from '../training/cross-validate';
import type { Signals } from './scope-model';
import { SignalReader } from './signal-reader';
import { STRANGER_PARTS, type StrangerColumn, type StrangerTrainer } from './stranger-column';
import type { WordPairs } from './word-pairs';

export interface HeldOutJob {
  weights: LinearWeights;
  /** Texts that the weights were learned from. */
  questions: readonly string[];
  strangers: readonly string[];
  pairs: WordPairs;
  trainer: StrangerTrainer;
  /** Columns learned without each part of the questions. */
  columns: readonly Float32Array[];
}

/**
 * Signals of in-scope rows as if they had not been learned from: a row does not cover its own words (another question
 * of its intent has to hold them), and its part of the questions taught nothing about strangers.
 */
export function insiderSignals(job: HeldOutJob, held: readonly HeldOut[]): Signals[] {
  const { weights, questions, pairs, trainer, columns } = job;
  const learned = new Set(questions);
  const parts = trainer.parts().questions;
  const anyone = readersOf(weights, trainer.pack(columns), pairs);
  const byPart = columns.map((column) => readersOf(weights, trainer.pack([column]), pairs));
  const vectoriser = new Vectoriser(weights.space);
  return held.map(({ text, margins, known, truth }) => {
    vectoriser.encode(text);
    const best = placeOfLargest(margins);
    const { all, byOthers } = byPart[parts.get(text) ?? -1] ?? anyone;
    const reader = best === truth && learned.has(text) ? byOthers : all;
    return { ...reader.read(vectoriser, margins[best] ?? 0, best), known };
  });
}

/** Signals of the strangers as if they had not been learned from. */
export function strangerSignals({ weights, strangers, pairs, trainer }: HeldOutJob): Signals[] {
  const parts = trainer.parts().strangers;
  const readers = Array.from({ length: STRANGER_PARTS }, (_, part) => {
    return readersOf(weights, trainer.pack([trainer.withoutStrangers(part)]), pairs).all;
  });
  const scorer = new LinearScorer(weights);
  return strangers.flatMap((text) => {
    scorer.score(text);
    const best = placeOfLargest(scorer.margins);
    const signals = readers[parts.get(text) ?? 0]?.read(scorer.vectoriser, scorer.margins[best] ?? 0, best);
    return signals ? [{ ...signals }] : [];
  });
}

function readersOf(
  { space }: LinearWeights,
  column: StrangerColumn,
  pairs: WordPairs,
): { all: SignalReader; byOthers: SignalReader } {
  return {
    all: new SignalReader(space, { ...column, coverage: pairs.coverage(1) }),
    byOthers: new SignalReader(space, { ...column, coverage: pairs.coverage(2) }),
  };
}

/** Place of the largest number; the first of equals. */
export function placeOfLargest(numbers: Float32Array): number {
  let best = 0;
  for (let at = 1; at < numbers.length; at++) if ((numbers[at] ?? 0) > (numbers[best] ?? 0)) best = at;
  return best;
}
