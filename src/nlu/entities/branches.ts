import { HAN, LATIN, type EntityFamily } from './rule';

const SUFFIX = '分行|支行|营业部|营业厅|分理处';
/** What stands before a name and is none of it: the name begins after the last of these. */
const BEFORE_NAME =
  /.*(?:[去到在来找从于往是和跟与离近的那这个问请你我他她们想要哪里有没开查贵些家给最几各每任何喺到搵间边过出呢]|附|银行|预约|可以|所有|其他|另外|别|关|约|换|回)/;
const NO_NAME = new Set(
  'nearest closest your the a an any this that my local another nearby main which every each new bank visit near other our their its at in by find open what'.split(
    ' ',
  ),
);

function afterLast(words: readonly string[]): string | undefined {
  const from = words.findLastIndex((word) => NO_NAME.has(word)) + 1;
  return from < words.length ? words.slice(from).join(' ') : undefined;
}

/** Branches by name: "中环分行", "the Central branch". */
export const BRANCH_FAMILY: EntityFamily = {
  worth: new RegExp(`${SUFFIX}|branch`),
  rules: [
    {
      type: 'branch',
      needs: HAN,
      pattern: new RegExp(`([\\u4e00-\\u9fff]{2,8})(?:${SUFFIX})`, 'g'),
      value: ([, before = '']) => nameOf(before),
      part: ([whole, before = '']) => (nameOf(before) ?? '') + whole.slice(before.length),
    },
    {
      type: 'branch',
      needs: LATIN,
      pattern: /(?<![a-z'])([a-z][a-z']{1,20}(?: [a-z][a-z']{1,20}){0,2}) branch(?![a-z])/g,
      value: ([, before = '']) => afterLast(before.split(' ')),
      part: ([, before = '']) => `${afterLast(before.split(' ')) ?? ''} branch`,
    },
  ],
};

function nameOf(before: string): string | undefined {
  const name = before.replace(BEFORE_NAME, '');
  return name.length > 1 ? name : undefined;
}
