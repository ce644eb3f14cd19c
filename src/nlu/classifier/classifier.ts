import { LinearScorer, type LinearModelData } from './linear-model';
import { Ranking } from './ranking';
import { scopeEvidence } from './scope';

/** What one language's model makes of a text. Overwritten by the next call. */
export interface Verdict {
  /** Best first. */
  intents: string[];
  /** Calibrated, one per intent of `intents`. */
  probabilities: number[];
  /** Scope evidence above the threshold; negative is out of scope. */
  scope: number;
}

/** One language's trained model, ready to ask. */
export class Classifier {
  private readonly scorer: LinearScorer;
  private readonly ranking = new Ranking();

  constructor(private readonly model: LinearModelData) {
    this.scorer = new LinearScorer(model);
  }

  classify(text: string): Verdict {
    const { scorer, ranking, model } = this;
    scorer.score(text);
    ranking.rank(scorer.margins);
    const probabilities = this.probabilities();
    const margin = ranking.margins[0] ?? -1;
    const gap = ranking.length > 1 ? margin - ranking.margins[1]! : 1;
    const probability = probabilities[0] ?? 0;
    const evidence = scopeEvidence({ margin, gap, probability, known: scorer.vectoriser.known });
    const intents = Array.from(
      ranking.intents.subarray(0, ranking.length),
      (intent) => model.intents[intent] ?? '',
    );
    return {
      intents,
      probabilities,
      scope: scorer.vectoriser.length === 0 ? -1 : evidence - model.calibration.threshold,
    };
  }

  /** Softmax over all margins, for the ranked intents. */
  private probabilities(): number[] {
    const { margins } = this.scorer;
    const { ranking } = this;
    const { temperature } = this.model.calibration;
    const best = ranking.margins[0] ?? 0;
    let sum = 0;
    for (const margin of margins) sum += Math.exp((margin - best) / temperature);
    return Array.from(
      ranking.margins.subarray(0, ranking.length),
      (margin) => Math.exp((margin - best) / temperature) / sum,
    );
  }
}
