const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const VALUES: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, value): [string, number] => [word, value]),
  ...TENS.split(' ').map((word, at): [string, number] => [word, (at + 2) * 10]),
  ['a', 1],
  ['an', 1],
  ['half', 0.5],
  ['couple', 2],
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['grand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const WORD = [...VALUES.keys(), ...SCALES.keys(), 'hundred'].filter((word) => word.length > 2).join('|');

/** A pattern's source for a number in English words; at most twelve of them. */
export const ENGLISH_NUMBER = `(?:(?:an?|half|a couple of) )?(?:${WORD})(?:(?: |-| and | an? )(?:${WORD})){0,11}`;

/** Reads "two thousand five hundred", "half a million", "a hundred and twenty"; undefined when it is none. */
export function englishNumber(text: string): number | undefined {
  let total = 0;
  let group: number | undefined;
  for (const word of text.split(/[ -]+/)) {
    if (word === 'and' || word === 'of') continue;
    const value = VALUES.get(word);
    const scale = SCALES.get(word);
    if (word === 'hundred') group = (group ?? 1) * 100;
    else if (scale !== undefined) {
      total += (group ?? 1) * scale;
      group = undefined;
    } else if (value === undefined) return undefined;
    else if (!(word === 'a' && group !== undefined)) group = (group ?? 0) + value;
  }
  return total + (group ?? 0);
}
