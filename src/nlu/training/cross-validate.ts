import { LinearScorer } from '../classifier/linear-model';
import type { ModelLanguage } from '../features/vector-space';
import { fit, type Row } from './fit';
import { seededRandom, shuffle } from './random';

/** A row as a model saw it that was trained without it. */
export interface HeldOut {
  margins: Float32Array;
  /** Place of the right intent in `margins`; -1 when the fold's model does not have it. */
  truth: number;
  known: number;
}

const FOLDS = 5;
/** Above this many rows one fold says enough, and training stays fast. */
const MANY_ROWS = 4000;

/** Scores rows with models trained on the other rows; every intent is spread evenly over the folds. */
export function crossValidate(language: ModelLanguage, rows: readonly Row[]): HeldOut[] {
  const fold = assignFolds(rows);
  const rounds = rows.length > MANY_ROWS ? 1 : FOLDS;
  const held: HeldOut[] = [];
  for (let round = 0; round < rounds; round++) {
    const weights = fit(
      language,
      rows.filter((_, row) => fold[row] !== round),
    );
    const scorer = new LinearScorer(weights);
    const place = new Map(weights.intents.map((intent, at) => [intent, at]));
    rows.forEach((row, at) => {
      if (fold[at] !== round) return;
      scorer.score(row.text);
      held.push({
        margins: scorer.margins.slice(),
        truth: place.get(row.intent) ?? -1,
        known: scorer.vectoriser.known,
      });
    });
  }
  return held;
}

function assignFolds(rows: readonly Row[]): Uint8Array {
  const order = Int32Array.from(rows, (_, row) => row);
  shuffle(order, order.length, seededRandom(rows.length));
  const seen = new Map<string, number>();
  const fold = new Uint8Array(rows.length);
  let offset = 0;
  for (const row of order) {
    const intent = rows[row]!.intent;
    const count = seen.get(intent) ?? offset++;
    fold[row] = count % FOLDS;
    seen.set(intent, count + 1);
  }
  return fold;
}
