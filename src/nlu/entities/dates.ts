import { chineseNumber } from './chinese-number';
import { englishNumber } from './english-number';
import { DIGIT, HAN, LATIN, type EntityFamily, type EntityRule } from './rule';

const MONTH_NAMES = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH = `(${MONTH_NAMES})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?![a-z])\\.?`;
const WEEKDAY = '(mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?(?![a-z])';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = '(3[01]|[12]\\d|0?[1-9])';
const HAN_DAY = '([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const HAN_MONTH = '(十[一二]?|[一二三四五六七八九])';
const COUNTED = '(\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)';
const ENGLISH_COUNTED = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of)';
const UNITS: Readonly<Record<string, string>> = {
  天: 'd',
  日: 'd',
  周: 'w',
  星期: 'w',
  礼拜: 'w',
  月: 'm',
  年: 'y',
};

function numberOf(text: string): number {
  return /\d/.test(text) ? Number(text) : (chineseNumber(text) ?? englishNumber(text) ?? 0);
}

function two(text: string | number): string {
  return String(text).padStart(2, '0');
}

function calendarDay(year: string, month: string, day: string): string {
  return `${year}-${two(numberOf(month))}-${two(numberOf(day))}`;
}

function anyYear(month: string, day: string): string {
  return `--${two(numberOf(month))}-${two(numberOf(day))}`;
}

function monthNumber(name: string): string {
  return String(MONTH_NAMES.split('|').indexOf(name) + 1);
}

function rule(needs: number, source: string, value: EntityRule['value']): EntityRule {
  return { type: 'date', needs, pattern: new RegExp(source, 'g'), value };
}

function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}

/** 两周前 is -2w; 半年 is six months. */
function away(count: string, unit: string, direction: 1 | -1): string | undefined {
  const short = UNITS[unit] ?? unit.charAt(0);
  if (count === '半') return short === 'y' ? `${signed(6 * direction)}m` : undefined;
  return `${signed(numberOf(count) * direction)}${short}`;
}

const NAMED_DAYS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨: -1,
  寻日: -1,
  琴日: -1,
  今: 0,
  明: 1,
  听日: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
};
const NAMED_MONTHS: Readonly<Record<string, number>> = {
  上上: -2,
  上: -1,
  这: 0,
  本: 0,
  今: 0,
  当: 0,
  下: 1,
  下下: 2,
  last: -1,
  this: 0,
  next: 1,
};
const NAMED_YEARS: Readonly<Record<string, number>> = {
  前年: -2,
  去年: -1,
  旧年: -1,
  今年: 0,
  明年: 1,
  出年: 1,
  后年: 2,
};
const WEEK = '(上上|上|这|本|今|下下|下)?个?(?:周|星期|礼拜)';

function weekday(digit: string): number {
  return '一二三四五六日天末'.includes(digit)
    ? Math.min('一二三四五六日'.indexOf(digit === '一' ? digit : digit.replace(/[天末]/, '日')) + 1, 7)
    : 0;
}

const ABSOLUTE: readonly EntityRule[] = [
  rule(
    DIGIT,
    `(?<!\\d)(20\\d\\d)\\s?[-/.年]\\s?(1[0-2]|0?[1-9])\\s?[-/.月]\\s?${DAY}(?!\\d)[日号]?`,
    ([, y = '', m = '', d = '']) => calendarDay(y, m, d),
  ),
  rule(
    HAN,
    `(二[零〇]二[零〇一二三四五六七八九])年${HAN_MONTH}月${HAN_DAY}[日号]`,
    ([, y = '', m = '', d = '']) => calendarDay(String(numberOf(y)), m, d),
  ),
  rule(
    HAN,
    `(前年|去年|旧年|今年|明年|出年|后年)\\s?(1[0-2]|0?[1-9]|${HAN_MONTH.slice(1, -1)})月份?(?:${DAY}[日号]?)?`,
    ([, year = '', m = '', d]) => {
      const month = two(numberOf(m));
      return `${signed(NAMED_YEARS[year] ?? 0)}y/${month}${d === undefined ? '' : `-${two(d)}`}`;
    },
  ),
  rule(HAN | DIGIT, `(?<!\\d)(20\\d\\d)年(1[0-2]|0?[1-9])月`, ([, y = '', m = '']) => `${y}-${two(m)}`),
  rule(
    HAN,
    `(上上|上|这|本|当|下下|下)个?月(?:份)?的?\\s?(?:${DAY}|${HAN_DAY})[日号]`,
    ([, which = '', d, han = '']) => `${signed(NAMED_MONTHS[which] ?? 0)}m/${two(numberOf(d ?? han))}`,
  ),
  rule(HAN | DIGIT, `(?<!\\d)(1[0-2]|0?[1-9])月${DAY}(?!\\d)[日号]?`, ([, m = '', d = '']) => anyYear(m, d)),
  rule(HAN, `(?<![一二三四五六七八九十])${HAN_MONTH}月${HAN_DAY}[日号]`, ([, m = '', d = '']) =>
    anyYear(m, d),
  ),
  rule(
    LATIN | DIGIT,
    `(?<![a-z])${MONTH} ${DAY}(?:st|nd|rd|th)?(?:,? (20\\d\\d))?(?!\\d)`,
    ([, m = '', d = '', y]) =>
      y === undefined ? anyYear(monthNumber(m), d) : calendarDay(y, monthNumber(m), d),
  ),
  rule(
    LATIN | DIGIT,
    `(?<!\\d)${DAY}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? (20\\d\\d))?(?!\\d)`,
    ([, d = '', m = '', y]) =>
      y === undefined ? anyYear(monthNumber(m), d) : calendarDay(y, monthNumber(m), d),
  ),
  rule(
    LATIN | DIGIT,
    `(?<![a-z])${MONTH} (20\\d\\d)(?!\\d)`,
    ([, m = '', y = '']) => `${y}-${two(monthNumber(m))}`,
  ),
];

const RELATIVE: readonly EntityRule[] = [
  rule(
    HAN,
    '大前天|大后天|前天|前日|后天|后日|寻日|琴日|听日|(?:昨|今|明)(?:天|日|晚|早)',
    ([word]) => `${signed(NAMED_DAYS[word] ?? NAMED_DAYS[word.charAt(0)] ?? 0)}d`,
  ),
  rule(LATIN, '(?<![a-z])(?:the )?day before yesterday(?![a-z])', () => '-2d'),
  rule(LATIN, '(?<![a-z])(?:the )?day after tomorrow(?![a-z])', () => '+2d'),
  rule(LATIN, '(?<![a-z])(yesterday|last night|today|tonight|tomorrow)(?![a-z])', ([, word = '']) =>
    /^to[dn]/.test(word) ? '+0d' : word === 'tomorrow' ? '+1d' : '-1d',
  ),
  rule(
    HAN,
    `(?<!第)${COUNTED}\\s?个?(天|日|周|星期|礼拜|月|年)(?:多)?(?:以)?(前|之前|后|之后)(?!面)`,
    ([, count = '', unit = '', side = '']) => away(count, unit, side.endsWith('前') ? -1 : 1),
  ),
  rule(
    LATIN,
    `(?<![a-z])${ENGLISH_COUNTED} (day|week|month|year)s? (?:ago|before now|back)(?![a-z])`,
    ([, count = '', unit = '']) => away(count, unit, -1),
  ),
  rule(
    LATIN,
    `(?<![a-z])in ${ENGLISH_COUNTED} (day|week|month|year)s?(?![a-z])|(?<![a-z])${ENGLISH_COUNTED} (day|week|month|year)s? (?:from now|later)(?![a-z])`,
    ([, a, unitA, b, unitB]) => away(a ?? b ?? '', unitA ?? unitB ?? '', 1),
  ),
  rule(HAN, `${WEEK}([一二三四五六日天])(?![一二三四五六七八九十])`, ([, which, digit = '']) =>
    which === undefined ? `>${weekday(digit)}` : `${signed(NAMED_MONTHS[which] ?? 0)}w/${weekday(digit)}`,
  ),
  rule(
    HAN,
    '(上上|上|这|本|下下|下)个?(?:周|星期|礼拜)(?![一二三四五六日天])',
    ([, which = '']) => `${signed(NAMED_MONTHS[which] ?? 0)}w`,
  ),
  rule(
    HAN,
    '(上上|上|这|本|当|下下|下)个?月(?![底初末]?卡)',
    ([, which = '']) => `${signed(NAMED_MONTHS[which] ?? 0)}m`,
  ),
  rule(HAN, '前年|去年|旧年|今年|明年|出年|后年', ([word]) => `${signed(NAMED_YEARS[word] ?? 0)}y`),
  rule(
    LATIN,
    `(?<![a-z])(last|this|next|coming) ${WEEKDAY}`,
    ([, which = '', day = '']) => `${which === 'last' ? '<' : '>'}${WEEKDAYS.indexOf(day.slice(0, 3)) + 1}`,
  ),
  rule(
    LATIN,
    '(?<![a-z])(last|this|next) (week|month|year)(?![a-z])',
    ([, which = '', unit = '']) => `${signed(NAMED_MONTHS[which] ?? 0)}${unit.charAt(0)}`,
  ),
  rule(LATIN, `(?<![a-z])on ${WEEKDAY}`, ([, day = '']) => `>${WEEKDAYS.indexOf(day.slice(0, 3)) + 1}`),
  rule(HAN | DIGIT, `(?<![\\d月])${DAY}[号日](?![线楼门店窗柜前后内]|\\d)`, ([, d = '']) => `---${two(d)}`),
  rule(LATIN | DIGIT, `(?<![a-z])(?:on )?the ${DAY}(?:st|nd|rd|th)(?![a-z])`, ([, d = '']) => `---${two(d)}`),
  rule(HAN | DIGIT, `(?<!\\d|个)(1[0-2]|0?[1-9])月份?(?![\\d供付租薪])`, ([, m = '']) => `--${two(m)}`),
];

export const DATE_FAMILY: EntityFamily = {
  worth: new RegExp(
    `[月号日年天周]|星期|礼拜|昨晚|今晚|明晚|明早|今早|20\\d\\d|\\d(?:st|nd|rd|th)|day|night|tomorrow|week|month|year|${MONTH_NAMES}`,
  ),
  rules: [...ABSOLUTE, ...RELATIVE],
};
