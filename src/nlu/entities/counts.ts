import { chineseNumber } from './chinese-number';
import { englishNumber } from './english-number';
import { HAN, LATIN, type EntityFamily } from './rule';

/** Whole numbers of instalments, months, years, cards, people, times. */
export const COUNT_FAMILY: EntityFamily = {
  worth: /[期月年张位人次笔]|instal|month|year|card|people|person|time|payment/,
  rules: [
    {
      type: 'count',
      needs: HAN,
      pattern:
        /(?<![\d.第])(\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?:期|个月|年(?!\d|[底初前后])|张|位|个人|人|次|笔)/g,
      value: ([, number = '']) => (/\d/.test(number) ? Number(number) : chineseNumber(number)),
    },
    {
      type: 'count',
      needs: LATIN,
      pattern:
        /(?<![\w.])(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty[- ]four|thirty[- ]six)[ -](?:monthly )?(?:instal?lments?|months?|years?|cards?|people|persons?|times|payments?)(?![a-z])/g,
      value: ([, number = '']) => (/\d/.test(number) ? Number(number) : englishNumber(number)),
    },
  ],
};
