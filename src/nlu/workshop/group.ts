import type { Missed } from '../../contract/publishing';
import type { Locale, Understanding } from '../../contract/understanding';
import { normalise } from '../text/normalise';
import { grams } from '../text/grams';
import { heavyWords } from '../text/light-words';
import { rarityOf, weigh, type Weights } from '../text/similarity';

/** From this similarity on, sentences are about the same. */
const ALIKE = 0.5;
/** The same when both are taken, or meant, for one intent; and for two. */
const ALIKE_BY_INTENT = 0.25;
const ALIKE_AGAINST_INTENT = 0.75;
/** Grams of more leaders than this say too little to look further. */
const COMMON = 400;

interface Leader {
  about: string | null;
  weights: Weights;
  group: Missed[];
}

/** Puts sentences that mean about the same together; the most counted group first, and in it the most counted sentence. */
export function groupMissed(
  missed: readonly Missed[],
  understand: (text: string, locale: Locale) => Understanding,
): Missed[][] {
  const sorted = [...missed].sort((a, b) => b.count - a.count);
  const texts = sorted.map(({ text }) => gramsOf(text));
  const rarity = rarityOf(texts);
  const leaders: Leader[] = [];
  const index = new Map<string, number[]>();
  sorted.forEach((one, at) => {
    const weights = weigh(texts[at] ?? [], rarity);
    const about = one.correct ?? aboutOf(understand(one.text, one.locale));
    const leader = nearest(leaders, index, weights, about);
    if (leader) leader.group.push(one);
    else add(leaders, index, { about, weights, group: [one] });
  });
  const total = (group: readonly Missed[]): number => group.reduce((sum, { count }) => sum + count, 0);
  return leaders.map(({ group }) => group).sort((a, b) => total(b) - total(a));
}

const HAN_GAP = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g;

/** What the sentence is compared by: without the words that only say how it is asked. */
function gramsOf(text: string): string[] {
  return grams(heavyWords(normalise(text)).join(' ').replace(HAN_GAP, ''));
}

function aboutOf({ intent, alternatives }: Understanding): string | null {
  return intent ?? alternatives[0]?.intent ?? null;
}

function nearest(
  leaders: readonly Leader[],
  index: ReadonlyMap<string, number[]>,
  weights: Weights,
  about: string | null,
): Leader | undefined {
  const scores = new Map<number, number>();
  for (const [gram, weight] of weights) {
    const holders = index.get(gram) ?? [];
    if (holders.length > COMMON) continue;
    for (const at of holders)
      scores.set(at, (scores.get(at) ?? 0) + weight * (leaders[at]?.weights.get(gram) ?? 0));
  }
  let best: Leader | undefined;
  let top = 0;
  for (const [at, score] of scores) {
    const leader = leaders[at];
    const least = leastFor(about, leader?.about ?? null);
    if (score >= least && score > top) [best, top] = [leader, score];
  }
  return best;
}

function leastFor(one: string | null, other: string | null): number {
  if (one === null || other === null) return ALIKE;
  return one === other ? ALIKE_BY_INTENT : ALIKE_AGAINST_INTENT;
}

function add(leaders: Leader[], index: Map<string, number[]>, leader: Leader): void {
  for (const gram of leader.weights.keys()) {
    const holders = index.get(gram);
    if (holders) holders.push(leaders.length);
    else index.set(gram, [leaders.length]);
  }
  leaders.push(leader);
}
