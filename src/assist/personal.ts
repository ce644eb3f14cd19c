import type { Found } from '../contract/assist';
import { maskPersonalData } from '../contract/masking';

/** Between two masked parts of one number: digits that stay readable, and what groups them. */
const WITHIN = /^[\d\s\-\u2010-\u2015\u2212]{1,12}$/;
const DIGIT = /^\d$/;
const GROUPS = /^[ \-\u2010-\u2015\u2212]$/;

interface Span {
  start: number;
  end: number;
}

/** Card numbers, ids, mobiles, codes and passwords in a text that is about to be sent. */
export function findPersonal(text: string): Found[] {
  const masked = maskPersonalData(text);
  if (masked === text) return [];
  const points = [...text];
  // Masking puts one `*` for one code point, so both have the same number of them.
  const shown = [...masked];
  const offsets = offsetsOf(points);
  return joined(spansOf(points, shown), points)
    .map((span) => widened(span, points))
    .map(({ start, end }) => ({
      kind: 'personal',
      start: offsets[start] ?? 0,
      end: offsets[end] ?? text.length,
      text: shown.slice(start, end).join(''),
    }));
}

function offsetsOf(points: string[]): number[] {
  const offsets = [0];
  for (const point of points) offsets.push((offsets.at(-1) ?? 0) + point.length);
  return offsets;
}

function spansOf(points: string[], shown: string[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < points.length; at++) {
    if (points[at] === shown[at]) continue;
    const start = at;
    while (at < points.length && points[at] !== shown[at]) at++;
    spans.push({ start, end: at });
  }
  return spans;
}

function joined(spans: Span[], points: string[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last && WITHIN.test(points.slice(last.end, span.start).join(''))) last.end = span.end;
    else whole.push({ ...span });
  }
  return whole;
}

/** With the digits that stay readable at its ends, over the signs that group them. */
function widened({ start, end }: Span, points: string[]): Span {
  const isDigit = (at: number): boolean => DIGIT.test(points[at] ?? '');
  const isGroup = (at: number): boolean => GROUPS.test(points[at] ?? '');
  while (isDigit(start - 1) || (isGroup(start - 1) && isDigit(start - 2))) start--;
  while (isDigit(end) || (isGroup(end) && isDigit(end + 1))) end++;
  return { start, end };
}
