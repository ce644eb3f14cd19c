import type { EntityFamily } from './rule';

/** Between digits of one number. */
const GAP = '[ -]?';
const PHONE_WORDS = /电话|手机|号码|致电|联系|whatsapp|phone|mobile|call|tel|number|contact|text me|sms/;
const NEAR = 16;

function digitsOf(text: string): string {
  return text.replace(/[^\d*+]/g, '');
}

/** Covers four digits before the last two, as the ends of a mobile stay. */
function covered(text: string): string {
  const digits = text.replace(/\D/g, '').length;
  let at = 0;
  return text.replace(/\d/g, (digit) => (++at > digits - 6 && at <= digits - 2 ? '*' : digit));
}

/**
 * Personal data, in a text that `maskPersonalData` has masked; so the values are masked as well.
 * A Hong Kong number has eight digits and looks like any other number: it counts beside a word for telephones only.
 */
export const PERSONAL_FAMILY: EntityFamily = {
  worth: /\d{4}|\*{3}|@/,
  rules: [
    { type: 'email', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, value: ([whole]) => whole },
    {
      type: 'id-number',
      pattern: /(?<![\d*])\d{6}\*{6,8}\d{3}[\dx]?(?![\d*])/g,
      value: ([whole]) => whole.toUpperCase(),
    },
    {
      type: 'phone',
      pattern: new RegExp(
        `(?<![\\d*])(?:\\+?(?:00)?86${GAP})?(1[3-9]\\d${GAP}(?:\\*${GAP}){4}\\d{4})(?![\\d*])`,
        'g',
      ),
      value: ([, number = '']) => `+86${digitsOf(number)}`,
    },
    {
      type: 'phone',
      pattern: new RegExp(`(?<![\\d*])\\+(?:\\d${GAP}){7,14}\\d(?!\\d)`, 'g'),
      value: ([whole]) => digitsOf(covered(whole)),
      part: ([whole]) => covered(whole),
    },
    {
      type: 'phone',
      pattern: new RegExp(`(?<![\\d*.])(?:852${GAP})?([2-9]\\d{3}${GAP}\\d{4})(?![\\d.])`, 'g'),
      value: (match, { text }) => {
        const around = text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR);
        return PHONE_WORDS.test(around) ? `+852${digitsOf(covered(match[1] ?? ''))}` : undefined;
      },
      part: ([whole]) => covered(whole),
    },
    {
      type: 'card',
      pattern: /(?<![\d*])(?:\*[ -]?){9,28}\d(?:[ -]?\d){3}(?![\d*])/g,
      value: ([whole]) => digitsOf(whole),
    },
    {
      type: 'code',
      pattern: /(?<![\d*])\*{3,64}(?:[ -]\*{1,8}){0,2}(?![\d*])/g,
      value: ([whole]) => digitsOf(whole),
    },
  ],
};
