const DIGITS: ReadonlyMap<string, number> = new Map(
  '零一二三四五六七八九'
    .split('')
    .map((char, value): [string, number] => [char, value])
    .concat([
      ['〇', 0],
      ['两', 2],
      ['兩', 2],
    ]),
);
const SMALL: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const LARGE: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
]);

/** Reads a number written in Chinese characters, such as 三千五百 or 两万; undefined when it is none. */
export function chineseNumber(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const char of text) {
    const value = DIGITS.get(char);
    const small = SMALL.get(char);
    const large = LARGE.get(char);
    if (value !== undefined) digit = value;
    else if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = undefined;
    } else if (large !== undefined) {
      total += Math.max(section + (digit ?? 0), 1) * large;
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  return total + section + (digit ?? 0);
}
