import type { Escalation, Move } from '../../contract/escalation';

/** A time that one agent spent on one conversation; ms since 1970. */
export interface Stint {
  agent: string;
  from: number;
  to: number;
  what: 'talk' | 'after';
}

const TAKES: ReadonlySet<Move['verb']> = new Set(['accept', 'claim', 'assign', 'take']);

type Source = Pick<Escalation, 'history' | 'owner' | 'closedAt'>;

/** Who talked when, and whose after-contact work it was, as the moves tell; what still runs lasts until `now`. */
export function stintsOf({ history, owner }: Source, now: number): Stint[] {
  const stints: Stint[] = [];
  let open: Omit<Stint, 'to'> | null = null;
  for (const move of history) {
    const at = move.at.getTime();
    const next: Omit<Stint, 'to'> | null = nextOf(move, open, owner);
    if (next === open) continue;
    if (open) stints.push({ ...open, to: Math.max(at, open.from) });
    open = next;
  }
  if (open) stints.push({ ...open, to: Math.max(now, open.from) });
  return stints;
}

function nextOf(move: Move, open: Omit<Stint, 'to'> | null, owner: string | null): Omit<Stint, 'to'> | null {
  const from = move.at.getTime();
  if (move.to === 'active' && TAKES.has(move.verb)) {
    return { agent: move.agent ?? move.by, from, what: 'talk' };
  }
  if (move.to === 'wrapup') {
    const agent = open?.agent ?? owner;
    if (open?.what === 'after' || agent === null) return open;
    return { agent, from, what: 'after' };
  }
  // Why: a note of the customer's, such as a wish, leaves the talk as it is.
  if (move.to === 'active' && move.from === 'active') return open;
  return null;
}
