import { Classifier } from '../classifier/classifier';
import type { ModelLanguage } from '../features/recipes';
import type { Row } from '../training/fit';
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
/** Part of the intents that each fold leaves out altogether. */
const PARTS = 8;
const MOST_CONFUSIONS = 50;

/**
 * Asks every question of models that were trained without it, and an eighth of the intents' questions per fold of a model
 * that does not know the intent at all. Rows keep their fold from version to version, so that two versions can be compared.
 */
export function validate(
  { language, rows, none }: ValidationJob,
  progress: (done: number) => void,
): Validation {
  const total: Validation = { asked: 0, right: 0, strange: 0, rejected: 0, confusions: [] };
  const pairs = new Map<string, { from: string; to: string; count: number; of: number }>();
  const sizes = countBy(rows);
  for (let fold = 0; fold < FOLDS; fold++) {
    const isStrange = ({ intent }: Row): boolean => place(intent, PARTS) === fold;
    const isHeld = ({ text }: Row): boolean => place(text, FOLDS) === fold;
    const known = rows.filter((row) => !isStrange(row) && !isHeld(row));
    if (known.length === 0) continue;
    const classifier = new Classifier(trainLanguage({ language, rows: known, none }));
    for (const row of rows.filter((one) => isStrange(one) || isHeld(one))) {
      const { intents, scope } = classifier.classify(row.text);
      if (isStrange(row)) {
        total.strange++;
        if (scope < 0) total.rejected++;
        continue;
      }
      total.asked++;
      const guess = intents[0] ?? '';
      if (guess === row.intent) total.right++;
      else note(pairs, row.intent, guess, sizes.get(row.intent) ?? 0);
    }
    progress((fold + 1) / FOLDS);
  }
  total.confusions = [...pairs.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CONFUSIONS);
  return total;
}

function note(
  pairs: Map<string, { from: string; to: string; count: number; of: number }>,
  from: string,
  to: string,
  of: number,
): void {
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
