import type { Group, GroupId } from './groups';
import type { EscalationView } from '../../../src/contract/api';

/** One line of the inbox. */
export type Line =
  | { kind: 'head'; id: GroupId; count: number }
  | { kind: 'row'; id: string; group: GroupId; escalation: EscalationView }
  | { kind: 'empty'; id: GroupId };

/** Heights in px; the style sheet has the same. */
export const HEIGHT: Record<Line['kind'], number> = { head: 38, row: 84, empty: 58 };
/** So much is drawn above and below what can be seen, in px. */
const OVERSCAN = 250;

/** Groups that are shown even when nobody is in them. */
const ALWAYS: readonly GroupId[] = ['mine', 'waiting'];

export function linesOf(groups: Group[], folded: ReadonlySet<GroupId>): Line[] {
  return groups.flatMap(({ id, rows }): Line[] => {
    if (rows.length === 0 && !ALWAYS.includes(id)) return [];
    const head: Line = { kind: 'head', id, count: rows.length };
    if (folded.has(id)) return [head];
    if (rows.length === 0) return [head, { kind: 'empty', id }];
    return [
      head,
      ...rows.map((escalation): Line => ({ kind: 'row', id: escalation.id, group: id, escalation })),
    ];
  });
}

export interface Part {
  /** Lines to draw: from the first up to, without, the second. */
  from: number;
  to: number;
  /** Empty space in px in place of those that are not drawn. */
  above: number;
  below: number;
}

/** What of the lines is drawn, when so much of them is scrolled away and so much can be seen. */
export function visiblePart(lines: Line[], scrolled: number, height: number): Part {
  let [from, to, above, below, top] = [-1, lines.length, 0, 0, 0];
  for (const [index, { kind }] of lines.entries()) {
    const bottom = top + HEIGHT[kind];
    if (bottom < scrolled - OVERSCAN) above = bottom;
    else if (from === -1) from = index;
    if (top > scrolled + height + OVERSCAN) {
      to = Math.min(to, index);
      below += HEIGHT[kind];
    }
    top = bottom;
  }
  return { from: from === -1 ? lines.length : from, to, above, below };
}

/** Where a line begins, in px from the top. */
export function topOf(lines: Line[], index: number): number {
  return lines.slice(0, index).reduce((sum, { kind }) => sum + HEIGHT[kind], 0);
}
