/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { LinearScorer, type LinearModelData } from './linear-model';
import { Ranking } from './ranking';
import { ScopeJudge } from '../scope/scope-judge';

/** What one language's model makes of a text. */
export interface Verdict {
  /** Best first. */
  intents: string[];
  /** Calibrated, one per intent of `intents`. */
  probabilities: number[];
  /** How far the text lies inside the scope; negative is out of scope. */
  scope: number;
}

/** Differences of this many temperatures add less than 0.001 to a sum of probabilities. */
const FAR = 7;

/** One language's trained model, ready to ask. */
export class Classifier {
  private readonly scorer: LinearScorer;
  private readonly ranking = new Ranking();
  private readonly judge: ScopeJudge;

  /** `words`: see {@link LinearScorer}. */
  constructor(
    private readonly model: LinearModelData,
    words?: Iterable<string>,
  ) {
    this.scorer = new LinearScorer(model, words);
    this.judge = new ScopeJudge(model.space, model.calibration.scope);
  }

  classify(text: string): Verdict {
    const { scorer, ranking, model } = this;
    scorer.score(text);
    ranking.rank(scorer.margins);
    const best = ranking.margins[0] ?? 0;
    const { temperature } = model.calibration;
    const sum = softmaxSum(scorer.margins, best, temperature);
    const verdict: Verdict = { intents: [], probabilities: [], scope: -1 };
    for (let at = 0; at < ranking.length; at++) {
      verdict.intents.push(model.intents[ranking.intents[at]!] ?? '');
      verdict.probabilities.push(Math.exp((ranking.margins[at]! - best) / temperature) / sum);
    }
    if (scorer.vectoriser.length > 0)
      verdict.scope = this.judge.judge(scorer.vectoriser, best, ranking.intents[0]!);
    return verdict;
  }
}

/** What all margins add up to as probabilities, relative to the best one. */
function softmaxSum(margins: Float32Array, best: number, temperature: number): number {
  let sum = 0;
  for (let intent = 0; intent < margins.length; intent++) {
    const distance = (margins[intent]! - best) / temperature;
    if (distance > -FAR) sum += Math.exp(distance);
  }
  return sum;
}
