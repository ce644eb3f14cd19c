import { maskPersonalData } from '../../contract/masking';
import type { Entity, Locale } from '../../contract/understanding';
import { hanTable } from '../text/han-table';
import { AMOUNT_FAMILY } from './amounts';
import { BRANCH_FAMILY } from './branches';
import { isPossible, resolveDate } from './calendar';
import { CARD_FAMILY } from './cards';
import { COUNT_FAMILY } from './counts';
import { CURRENCY_FAMILY } from './currencies';
import { DATE_FAMILY } from './dates';
import { PERSONAL_FAMILY } from './personal';
import { traitsOf, type EntityRule, type Reading } from './rule';

/** How far into a text entities are looked for, in UTF-16 units. */
const LOOKED_AT = 500;
/** Every family needs one of these; most texts have none, and then no rule is tried. */
const WORTH_A_LOOK = new RegExp(
  [
    '[0-9\\uff10-\\uff19@\\uff20$\\uff04¥￥€£₩*]',
    '[块塊元圆圓円蚊镑鎊币幣紙纸铢銖]|美金|法郎|瑞郎|[卢盧]比|林吉特|令吉',
    '[一二两兩三四五六七八九十半][百千万萬亿億期个個张張位人次笔筆年天日周週月号號星礼禮]',
    '[今明昨后後前听聽寻尋琴][天日晚早]|[去前旧舊出后後今明]年',
    '[上下这這本当當][个個]?(?:月|周|週|星期|[礼禮]拜)|(?:[周週]|星期|[礼禮]拜)[一二三四五六日天]',
    '[分支]行|营业[部厅]|營業[部廳]|分理[处處]',
    '(?:密[码碼]|口令|pass\\w{0,6}|pin)\\s?(?:是|为|為|係|:|：|=|is)',
    '\\b(?:yesterday|today|tonight|tomorrow|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|next|this|a|few|couple of|one|two|three|four|six) (?:day|week|month|year)s?|ago)\\b',
    '\\b(?:rmb|cny|yuan|renminbi|hkd|usd|dollars?|eur|euros?|gbp|pounds?|sterling|quid|jpy|yen|aud|cad|sgd|nzd|chf|krw|thb|baht|twd|mop|myr|ringgit|rub|rou?bles?|inr|rupees?|bucks|hundred|thousand|million|branch|instal?lments?)\\b',
  ].join('|'),
  'i',
);
const HAS_NUMBER = /[0-9\uff10-\uff19]{3}|密码|密碼|口令|pass|pin/i;
const NOT_PLAIN = /[^\x20-\x7e]/;
/** In this order: what overlaps something found earlier is dropped. */
const FAMILIES = [
  PERSONAL_FAMILY,
  CARD_FAMILY,
  BRANCH_FAMILY,
  DATE_FAMILY,
  AMOUNT_FAMILY,
  COUNT_FAMILY,
  CURRENCY_FAMILY,
];

/** What the entities of a text depend on beside it. */
export interface EntityContext {
  locale?: Locale | undefined;
  /** See `UnderstandContext.today`. */
  today?: string | undefined;
}

/** The entities of a text; types and values as `ENTITY_TYPES` tells, offsets those of the given text. */
export function extractEntities(text: string, context: EntityContext = {}): Entity[] {
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  if (!WORTH_A_LOOK.test(head)) return [];
  const masked = HAS_NUMBER.test(head) ? aligned(head, maskPersonalData(head)) : head;
  const reading = { text: readable(masked), locale: context.locale };
  const found: Entity[] = [];
  const traits = traitsOf(reading.text);
  for (const { worth, rules } of FAMILIES) {
    if (!worth.test(reading.text)) continue;
    for (const rule of rules) {
      if ((traits & (rule.needs ?? 0)) === (rule.needs ?? 0)) find(rule, reading, masked, found);
    }
  }
  const { today } = context;
  if (today !== undefined) found.forEach((entity) => resolve(entity, today));
  return found.sort((a, b) => a.start - b.start);
}

function find(rule: EntityRule, reading: Reading, masked: string, found: Entity[]): void {
  for (const match of reading.text.matchAll(rule.pattern)) {
    const value = rule.value(match, reading);
    if (value === undefined || (rule.type === 'date' && !isPossible(String(value)))) continue;
    const part = rule.part?.(match) ?? match[0];
    const end = match.index + match[0].length;
    const start = end - part.length;
    if (!rule.within && found.some((entity) => start < entity.end && end > entity.start)) continue;
    found.push({ type: rule.type, text: overlay(masked.slice(start, end), part), value, start, end });
  }
}

/** As it was written, but covered wherever the rule covered it. */
function overlay(written: string, part: string): string {
  if (!part.includes('*')) return written;
  return Array.from(part, (char, at) => (char === '*' ? '*' : written.charAt(at))).join('');
}

function resolve(entity: Entity, today: string): void {
  if (entity.type === 'date') entity.value = resolveDate(String(entity.value), today);
}

/** Half width, lower case, simplified: one unit for one unit. */
function readable(text: string): string {
  if (!NOT_PLAIN.test(text)) return text.toLowerCase();
  const { fold } = hanTable();
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const narrow =
      code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code === 0x3000 ? 0x20 : (fold[code] ?? code);
    const char = String.fromCharCode(narrow);
    const lower = char.toLowerCase();
    out += lower.length === 1 ? lower : char;
  }
  return out;
}

/** The masked text with a `*` for each unit: a digit of two units is masked by one. */
function aligned(text: string, masked: string): string {
  if (masked.length === text.length) return masked;
  let out = '';
  let at = 0;
  for (const point of text) {
    const covered = masked[at] === '*' && point !== '*';
    out += covered ? '*'.repeat(point.length) : point;
    at += covered ? 1 : point.length;
  }
  return out;
}
