import { chineseNumber, HAN_DIGITS } from './chinese-number';
import { CURRENCY } from './currencies';
import { ENGLISH_NUMBER, englishNumber } from './english-number';
import { DIGIT, HAN, LATIN, type EntityFamily } from './rule';

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  千: 1e3,
  thousand: 1e3,
  grand: 1e3,
  百: 100,
  w: 1e4,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  千万: 1e7,
  亿: 1e8,
  bn: 1e9,
  billion: 1e9,
};
const NUMBER = '(?<![\\w.*])(\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,12})(\\.\\d{1,4})?';
const SCALE = '(?:thousand|million|billion|grand|mn|bn|[kmw])(?![a-z0-9])|[十百千]?万|亿|千|百';
/** 1万2 is 12,000: one digit more of the next lower unit. */
const NEXT = '(?<=[万千百])([1-9])(?![\\d.万千百])';
const UNIT = `元|块钱|块|圆|${CURRENCY}|(?:bucks)(?![a-z])`;
const UNIT_AFTER = `\\s?(?:${UNIT})`;
const HAN_NUMBER = `[一二两三四五六七八九十百半][${HAN_DIGITS}]{0,11}(?:点[一二三四五六七八九零]{1,4}[百千万亿]?)?`;

function plain([, digits = '', decimals = '', scale, next]: RegExpExecArray): number {
  const factor = SCALES[scale?.trim() ?? ''] ?? 1;
  const number = Number(digits.replaceAll(',', '') + decimals) * factor + (Number(next ?? 0) * factor) / 10;
  return Math.round(number * 100) / 100;
}

/** 三块五, 5块5: the digit behind counts tenths. */
function withTenths([, number = '', tenths = '']: RegExpExecArray): number | undefined {
  const whole = /\d/.test(number) ? Number(number) : chineseNumber(number);
  const tenth = /\d/.test(tenths) ? Number(tenths) : chineseNumber(tenths);
  return whole === undefined || tenth === undefined ? undefined : Math.round(whole * 10 + tenth) / 10;
}

const AMOUNT = 'amount' as const;

export const AMOUNT_FAMILY: EntityFamily = {
  worth: new RegExp(
    `\\d|[${HAN_DIGITS}半](?:元|块|圆|蚊|[^a-z]?币|美|[百千万亿])|[百千万亿][${HAN_DIGITS}]|hundred|thousand|million|${CURRENCY}`,
  ),
  rules: [
    {
      type: AMOUNT,
      needs: HAN,
      pattern: new RegExp(
        `(\\d{1,6}|[${HAN_DIGITS}]{1,6})块([1-9一二三四五六七八九])毛?(?![\\d${HAN_DIGITS}个张万])`,
        'g',
      ),
      value: withTenths,
    },
    {
      type: AMOUNT,
      needs: DIGIT,
      pattern: new RegExp(
        `(?:${CURRENCY})\\s?${NUMBER.replace('\\w.*', '\\d.*')}(?:\\s?(${SCALE}))?(?:${NEXT})?(?![\\w.]{0,20}\\d|\\s?%)`,
        'g',
      ),
      value: plain,
    },
    {
      type: AMOUNT,
      needs: DIGIT,
      pattern: new RegExp(`${NUMBER}(?:\\s?(${SCALE}))?(?:${NEXT})?${UNIT_AFTER}`, 'g'),
      value: plain,
    },
    {
      type: AMOUNT,
      needs: DIGIT,
      pattern: new RegExp(`${NUMBER}\\s?(${SCALE})(?:${NEXT})?(?!\\w|\\s?%|分之)`, 'g'),
      value: plain,
    },
    {
      type: AMOUNT,
      needs: HAN,
      pattern: new RegExp(`(${HAN_NUMBER})${UNIT_AFTER}`, 'g'),
      value: ([, number = '']) => chineseNumber(number),
    },
    {
      type: AMOUNT,
      needs: HAN,
      pattern: new RegExp(`(?:${CURRENCY})\\s?(${HAN_NUMBER})`, 'g'),
      value: ([, number = '']) => chineseNumber(number),
    },
    {
      type: AMOUNT,
      needs: HAN,
      pattern: new RegExp(
        `(?<!第)([一二两三四五六七八九十](?:点[一二三四五六七八九]{1,3}|[${HAN_DIGITS}]{0,9})[百千万亿][一二三四五六七八九]?)(?![${HAN_DIGITS}分])`,
        'g',
      ),
      value: ([, number = '']) => chineseNumber(number),
    },
    {
      type: AMOUNT,
      needs: LATIN,
      pattern: new RegExp(`(?<![a-z])(${ENGLISH_NUMBER})(?: (?:of )?(?:${UNIT}))`, 'g'),
      value: ([, number = '']) => englishNumber(number),
    },
    {
      type: AMOUNT,
      needs: LATIN,
      pattern: new RegExp(`(?<![a-z])(${ENGLISH_NUMBER})(?![a-z])`, 'g'),
      value: ([, number = '']) =>
        /hundred|thousand|million|billion|grand/.test(number) ? englishNumber(number) : undefined,
    },
  ],
};
