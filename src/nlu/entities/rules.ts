import { chineseNumber } from './chinese-number';

export interface EntityRule {
  type: string;
  pattern: RegExp;
  /** The value, or undefined when the match is none after all. */
  value: (match: RegExpExecArray) => string | number | undefined;
}

const HAN_DIGITS = '零〇一二两兩三四五六七八九十百千万萬亿億';
/** Currency words and symbols to ISO 4217 codes. */
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['us$', 'USD'],
  ['hk$', 'HKD'],
  ['$', 'USD'],
  ['¥', 'CNY'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['rmb', 'CNY'],
  ['cny', 'CNY'],
  ['yuan', 'CNY'],
  ['人民币', 'CNY'],
  ['人民幣', 'CNY'],
  ['hkd', 'HKD'],
  ['港币', 'HKD'],
  ['港幣', 'HKD'],
  ['港元', 'HKD'],
  ['usd', 'USD'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['eur', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['欧元', 'EUR'],
  ['歐元', 'EUR'],
  ['gbp', 'GBP'],
  ['英镑', 'GBP'],
  ['英鎊', 'GBP'],
  ['jpy', 'JPY'],
  ['日元', 'JPY'],
  ['日圆', 'JPY'],
  ['日圓', 'JPY'],
  ['yen', 'JPY'],
]);
const CURRENCY = new RegExp(
  [...CURRENCIES.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace('$', '\\$'))
    .map((word) => (/^[a-z]+$/.test(word) ? `(?<![a-z])${word}(?![a-z])` : word))
    .join('|'),
  'gi',
);

function plainNumber(digits: string, unit: string | undefined): number {
  const scale =
    { k: 1e3, 千: 1e3, w: 1e4, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, m: 1e6 }[unit?.toLowerCase() ?? ''] ?? 1;
  return Math.round(Number(digits.replaceAll(',', '')) * scale * 100) / 100;
}

/** Tried in this order; a later match that overlaps an earlier one is dropped. */
export const ENTITY_RULES: readonly EntityRule[] = [
  {
    type: 'email',
    pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
    value: ([whole]) => whole.toLowerCase(),
  },
  {
    type: 'card-tail',
    pattern:
      /(?:尾号|尾號|末四位|后四位|後四位|ending(?:\s+(?:in|with))?|last\s+(?:four|4)(?:\s+digits)?(?:\s+(?:is|are))?)\s{0,3}(?:是|为|為|:|：)?\s{0,3}(\d{4})(?!\d)/gi,
    value: ([, tail]) => tail,
  },
  {
    type: 'phone',
    pattern:
      /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)|(?<![\d.])\+?852[- ]?[2-9]\d{3}[- ]?\d{4}(?!\d)/g,
    value: ([whole]) => whole.replace(/[- ]/g, ''),
  },
  {
    type: 'date',
    pattern:
      /(?<!\d)(20\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])(?!\d)[日号號]?/g,
    value: ([, year = '', month = '', day = '']) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  },
  {
    type: 'date',
    pattern: /(?<!\d)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])[日号號]/g,
    value: ([, month = '', day = '']) => `--${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  },
  { type: 'date', pattern: /今天|今日|today\b/gi, value: () => 'today' },
  { type: 'date', pattern: /明天|明日|聽日|听日|tomorrow\b/gi, value: () => 'tomorrow' },
  { type: 'date', pattern: /昨天|昨日|尋日|寻日|yesterday\b/gi, value: () => 'yesterday' },
  { type: 'date', pattern: /后天|後天|day after tomorrow\b/gi, value: () => 'day-after-tomorrow' },
  { type: 'date', pattern: /前天|day before yesterday\b/gi, value: () => 'day-before-yesterday' },
  {
    type: 'amount',
    pattern:
      /(?<![\w.])(?:(?:us|hk)?[$¥€£]|rmb|cny|hkd|usd|eur|gbp)\s?(\d{1,3}(?:,\d{3}){1,5}|\d{1,12})(\.\d{1,2})?\s?([kwm万萬亿億千])?(?![\w.]*\d)/gi,
    value: ([, digits = '', cents = '', unit]) => plainNumber(digits + cents, unit),
  },
  {
    type: 'amount',
    pattern:
      /(?<![\w.])(\d{1,3}(?:,\d{3}){1,5}|\d{1,12})(\.\d{1,2})?\s?([kw千万萬亿億])?\s?(?:元|块|塊|圆|蚊|港币|港幣|港元|美元|美金|欧元|人民币|人民幣|日元|英镑|dollars?\b|yuan\b|rmb\b|cny\b|hkd\b|usd\b|euros?\b|pounds?\b)/gi,
    value: ([, digits = '', cents = '', unit]) => plainNumber(digits + cents, unit),
  },
  {
    type: 'amount',
    pattern: /(?<![\w.])(\d{1,8})(\.\d{1,2})?\s?([wk万萬亿億])(?!\w)/gi,
    value: ([, digits = '', cents = '', unit]) => plainNumber(digits + cents, unit),
  },
  {
    type: 'amount',
    pattern: new RegExp(
      `([${HAN_DIGITS}]{1,12})(?:元|块钱|塊錢|块|塊|港币|港幣|港元|美元|人民币|人民幣|蚊)`,
      'g',
    ),
    value: ([, digits = '']) => chineseNumber(digits),
  },
  { type: 'currency', pattern: CURRENCY, value: ([whole]) => CURRENCIES.get(whole.toLowerCase()) },
];
