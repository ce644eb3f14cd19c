import type { Entity } from '../../contract/understanding';
import { ENTITY_RULES } from './rules';

/** How far into a text entities are looked for, in UTF-16 units. */
const LOOKED_AT = 500;
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
/** Every rule needs one of these; most texts have none, and then no rule is tried. */
const WORTH_A_LOOK =
  /[0-9\uff10-\uff19@\uff20$¥€£]|[块塊元圆圓币幣蚊镑鎊金]|[今明昨后後前听聽寻尋][天日]|to(?:day|morrow)|yesterday|rmb|cny|yuan|hkd|usd|dollar|eur|gbp|pound|jpy|yen/i;

/** Amounts, dates, card tails, phone numbers and e-mail addresses; offsets are those of the given text. */
export function extractEntities(text: string): Entity[] {
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  if (!WORTH_A_LOOK.test(head)) return [];
  const narrow = head.replace(FULL_WIDTH, narrowed);
  const found: Entity[] = [];
  for (const { type, pattern, value } of ENTITY_RULES) {
    for (const match of narrow.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const parsed = value(match);
      if (parsed === undefined || (type !== 'currency' && overlaps(found, start, end))) continue;
      found.push({ type, text: text.slice(start, end), value: parsed, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function overlaps(found: readonly Entity[], start: number, end: number): boolean {
  return found.some((entity) => start < entity.end && end > entity.start);
}

/** One unit for one unit, so that offsets stay. */
function narrowed(char: string): string {
  return char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}
