import { LinearScorer } from '../classifier/linear-model';
import type { LinearWeights } from '../classifier/linear-weights';
import type { ModelLanguage } from '../features/recipes';
import { fit, type Row } from './fit';
import { seededRandom, shuffle } from './random';

/** A row as a model saw it that was trained without it. */
export interface HeldOut {
  text: string;
  margins: Float32Array;
  /** Place of the right intent in `margins`; -1 when the fold's model does not have it. */
  truth: number;
  known: number;
}

const FOLDS = 5;
/** As many folds are tried as fit into this many rows to learn from; more rows need fewer folds to say enough. */
const ROWS_TO_LEARN = 15_000;

/** Scores rows with models trained on the other rows; every intent is spread evenly over the folds. */
export function crossValidate(language: ModelLanguage, rows: readonly Row[]): HeldOut[] {
  const fold = assignFolds(rows);
  const rounds = Math.min(FOLDS, Math.max(1, Math.floor(ROWS_TO_LEARN / rows.length)));
  const held: HeldOut[] = [];
  for (let round = 0; round < rounds; round++) {
    const weights = fit(
      language,
      rows.filter((_, row) => fold[row] !== round),
    );
    held.push(
      ...holdOut(
        weights,
        rows.filter((_, row) => fold[row] === round),
      ),
    );
  }
  return held;
}

/** Scores rows that the weights were not learned from. */
export function holdOut(weights: LinearWeights, rows: readonly Row[]): HeldOut[] {
  const scorer = new LinearScorer(weights);
  const place = new Map(weights.intents.map((intent, at) => [intent, at]));
  return rows.map(({ text, intent }) => {
    scorer.score(text);
    return {
      text,
      margins: scorer.margins.slice(),
      truth: place.get(intent) ?? -1,
      known: scorer.vectoriser.known,
    };
  });
}

function assignFolds(rows: readonly Row[]): Uint8Array {
  const order = Int32Array.from(rows, (_, row) => row);
  shuffle(order, order.length, seededRandom(rows.length));
  const seen = new Map<string, number>();
  const fold = new Uint8Array(rows.length);
  let offset = 0;
  for (const row of order) {
    const intent = rows[row]?.intent ?? '';
    const count = seen.get(intent) ?? offset++;
    fold[row] = count % FOLDS;
    seen.set(intent, count + 1);
  }
  return fold;
}
