/** Grams with their weights, of length 1 together. */
export type Weights = ReadonlyMap<string, number>;

/** How much each gram of these texts says: the rarer the more (inverse document frequency). */
export function rarityOf(texts: readonly (readonly string[])[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const text of texts) for (const gram of text) seen.set(gram, (seen.get(gram) ?? 0) + 1);
  for (const [gram, count] of seen) seen.set(gram, Math.log(1 + texts.length / count));
  return seen;
}

export function weigh(grams: readonly string[], rarity: ReadonlyMap<string, number>): Weights {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const gram of grams) {
    const weight = rarity.get(gram) ?? 0;
    weights.set(gram, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [gram, weight] of weights) weights.set(gram, weight / length);
  return weights;
}
