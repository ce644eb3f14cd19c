import { LinearScorer } from '../classifier/linear-model';
import type { LinearWeights } from '../classifier/linear-weights';
import type { HeldOut } from '../training/cross-validate';
import type { Row } from '../training/fit';
import { fitChance } from './chance';
import { insiderSignals, placeOfLargest, strangerSignals } from './held-out-signals';
import { evidenceOf, UNTAUGHT, type ScopeData } from './scope-model';
import { QUESTION_PARTS, StrangerTrainer, thin } from './stranger-column';
import { backgroundOf } from './strangers';
import { WordPairs } from './word-pairs';

export interface ScopeJob {
  weights: LinearWeights;
  /** What the weights were learned from. */
  rows: readonly Row[];
  /** Questions that nothing here answers. */
  none: readonly string[];
  /** In-scope rows as a model saw them that was trained without them. */
  held: readonly HeldOut[];
  /** Share of `held` that is given up, so that strangers are noticed. */
  rejectedShare: number;
}

/** Fewer held-out rows say nothing about a threshold. */
const FEWEST_ROWS = 20;
/** From this many on, a threshold rests on them alone. */
const ENOUGH_ROWS = 200;
/** A background sentence whose best margin is above that of this share of in-scope rows may be a question of this bot. */
const ANSWERED = 0.25;

/** Learns to tell strangers from insiders: strangers are the content's own, and a background of everyday talk. */
export function trainScope({ weights, rows, none, held, rejectedShare }: ScopeJob): ScopeData {
  // Why no more than questions: a few questions against much everyday talk look like talk themselves.
  const background = thin(usableBackground(weights, held), rows.length);
  const named = [...new Set(none)];
  const strangers = [...background, ...named];
  const questions = rows.map(({ text }) => text);
  const pairs = pairsOf(weights, rows);
  const trainer = new StrangerTrainer(weights.space, questions, { named, background });
  const columns = Array.from({ length: QUESTION_PARTS }, (_, part) => trainer.withoutQuestions(part));
  const parts = { ...trainer.pack(columns), coverage: pairs.coverage(1) };
  if (held.length < FEWEST_ROWS) return { ...parts, ...UNTAUGHT };
  const job = { weights, questions, strangers, pairs, trainer, columns };
  const evidence = insiderSignals(job, held).map(evidenceOf);
  const chance = fitChance(evidence, strangerSignals(job).map(evidenceOf));
  return { ...parts, ...chance, threshold: thresholdOf(evidence, rejectedShare, chance.middle) };
}

/**
 * The evidence that the given share of held-out rows lies below. Why the middle pulls where there are few: one odd row
 * out of thirty would open the scope to everything.
 */
function thresholdOf(evidence: readonly number[], share: number, middle: number): number {
  const threshold = quantile(evidence, share);
  const doubt = Math.max(0, 1 - evidence.length / ENOUGH_ROWS) / 2;
  return threshold + doubt * Math.max(0, middle - threshold);
}

function usableBackground(weights: LinearWeights, held: readonly HeldOut[]): string[] {
  const best = held.map(({ margins }) => margins[placeOfLargest(margins)] ?? 0);
  const most = best.length === 0 ? 0 : quantile(best, ANSWERED);
  const scorer = new LinearScorer(weights);
  return backgroundOf(weights.space.language).filter((text) => {
    scorer.score(text);
    return (scorer.margins[placeOfLargest(scorer.margins)] ?? 0) < most;
  });
}

function pairsOf({ space, intents }: LinearWeights, rows: readonly Row[]): WordPairs {
  const place = new Map(intents.map((intent, at) => [intent, at]));
  const placed = rows.map(({ text, intent }) => ({ text, intent: place.get(intent) ?? -1 }));
  return new WordPairs(space.language, placed);
}

/** The figure that the given share lies below. */
function quantile(figures: readonly number[], share: number): number {
  const sorted = Float64Array.from(figures).sort();
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
