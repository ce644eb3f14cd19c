const DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from('零一二三四五六七八九', (char, value): [string, number] => [char, value]),
);
const SPELLINGS: ReadonlyMap<string, number> = new Map([
  ...DIGITS,
  ['〇', 0],
  ['两', 2],
  ['俩', 2],
  ['半', 0.5],
]);
const SMALL: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const LARGE: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);
/** Characters of a number in simplified Chinese, for character classes. */
export const HAN_DIGITS = '零〇一二两三四五六七八九十百千万亿';
const ONLY_DIGITS = /^[零〇一二三四五六七八九]{2,}$/;

/**
 * Reads a number written in simplified Chinese characters: 三千五百, 两万, 三千五 (3,500: the last digit is of the next
 * lower unit), 二〇二四, 一点五万; undefined when it is none.
 */
export function chineseNumber(text: string): number | undefined {
  if (ONLY_DIGITS.test(text)) return Number([...text].map((char) => SPELLINGS.get(char)).join(''));
  const [whole = '', decimals] = text.split('点');
  return decimals === undefined ? wholeNumber(whole) : withDecimals(whole, decimals);
}

function withDecimals(whole: string, tail: string): number | undefined {
  const unit = LARGE.get(tail.at(-1) ?? '') ?? SMALL.get(tail.at(-1) ?? '');
  const digits = [...(unit === undefined ? tail : tail.slice(0, -1))].map((char) => SPELLINGS.get(char));
  const before = wholeNumber(whole);
  if (before === undefined || digits.length === 0 || digits.includes(undefined)) return undefined;
  return Number((Number(`${before}.${digits.join('')}`) * (unit ?? 1)).toFixed(2));
}

function wholeNumber(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let last = 1;
  let sinceZero = false;
  for (const char of text) {
    const value = SPELLINGS.get(char);
    const small = SMALL.get(char);
    const large = LARGE.get(char);
    if (value !== undefined) {
      sinceZero = value === 0;
      digit = sinceZero ? digit : value;
      if (sinceZero) last = 10;
    } else if (small !== undefined) {
      section += (digit ?? 1) * small;
      [digit, last] = [undefined, small];
    } else if (large !== undefined) {
      total =
        large > 1e4
          ? (total + section + (digit ?? 0)) * large
          : total + (section + (digit ?? 0) || 1) * large;
      [section, digit, last] = [0, undefined, large];
    } else return undefined;
  }
  // Why: 三千五 is 3,500 and 一万二 12,000, but 三千零五 is 3,005 and 三十五 is 35.
  return total + section + (digit ?? 0) * (last > 10 ? last / 10 : 1);
}
