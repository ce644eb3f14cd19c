import { Classifier } from '../classifier/classifier';
import type { ModelLanguage } from '../features/recipes';
import { LinearScorer } from '../classifier/linear-model';
import { fit, type Row } from '../training/fit';
import { placeOfLargest } from '../scope/held-out-signals';
import { trainLanguage } from '../training/train-language';

/** What cross-validation says of one language's questions. */
export interface Validation {
  /** Questions asked of a model that had not seen them, and how many of them it gave their own intent. */
  asked: number;
  right: number;
  /** Questions asked of a model that did not know their intent, and how many of them it rejected. */
  strange: number;
  rejected: number;
  /** Whose questions were taken for whose, most often first. */
  confusions: { from: string; to: string; count: number; of: number }[];
}

export interface ValidationJob {
  language: ModelLanguage;
  rows: Row[];
  /** Sentences that no intent answers. */
  none: string[];
}

const FOLDS = 4;
/** Part of the intents that the first fold leaves out altogether. */
const PARTS = 8;
const MOST_CONFUSIONS = 50;

type Pairs = Map<string, Validation['confusions'][number]>;

/**
 * Asks every question of models that were trained without it, and an eighth of the intents' questions of a model that
 * does not know the intent at all. Rows keep their fold from version to version, so that two versions can be compared.
 */
export function validate(
  { language, rows, none }: ValidationJob,
  progress: (done: number) => void,
): Validation {
  const total: Validation = { asked: 0, right: 0, strange: 0, rejected: 0, confusions: [] };
  const pairs: Pairs = new Map();
  const sizes = countBy(rows);
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHeld = ({ text }: Row): boolean => place(text, FOLDS) === fold;
    const known = rows.filter((row) => !isHeld(row));
    if (known.length > 0) askHeld(language, known, rows.filter(isHeld), { total, pairs, sizes });
    progress((fold + 1) / (FOLDS + 1));
  }
  askStrange({ language, rows, none }, total);
  progress(1);
  total.confusions = [...pairs.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CONFUSIONS);
  return total;
}

interface Tally {
  total: Validation;
  pairs: Pairs;
  sizes: ReadonlyMap<string, number>;
}

/** Why weights alone: which intent is nearest needs no calibration, which takes most of the training. */
function askHeld(
  language: ModelLanguage,
  known: readonly Row[],
  held: readonly Row[],
  { total, pairs, sizes }: Tally,
): void {
  const weights = fit(language, known);
  const scorer = new LinearScorer(weights);
  for (const { text, intent } of held) {
    scorer.score(text);
    total.asked++;
    const guess = weights.intents[placeOfLargest(scorer.margins)] ?? '';
    if (guess === intent) total.right++;
    else note(pairs, intent, guess, sizes.get(intent) ?? 0);
  }
}

/** A hard test: strangers that are asked in the words of the bot's own trade. */
function askStrange({ language, rows, none }: ValidationJob, total: Validation): void {
  const isStrange = ({ intent }: Row): boolean => place(intent, PARTS) === 0;
  const known = rows.filter((row) => !isStrange(row));
  if (known.length === 0) return;
  const classifier = new Classifier(trainLanguage({ language, rows: known, none }));
  for (const { text } of rows.filter(isStrange)) {
    total.strange++;
    if (classifier.classify(text).scope < 0) total.rejected++;
  }
}

function note(pairs: Pairs, from: string, to: string, of: number): void {
  const key = `${from}\n${to}`;
  const pair = pairs.get(key) ?? { from, to, count: 0, of };
  pair.count++;
  pairs.set(key, pair);
}

function countBy(rows: readonly Row[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { intent } of rows) sizes.set(intent, (sizes.get(intent) ?? 0) + 1);
  return sizes;
}

/** A stable place from 0 to `places` - 1 for a text (FNV-1a). */
function place(text: string, places: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) % places;
}
