import type { EscalationView } from '../../../src/contract/api';

export interface SlaClock {
  /** What is due: the first answer, the next one, or the end. */
  due: 'first' | 'next' | 'end';
  /** ms since 1970. */
  at: number;
}

export type Level = 'ok' | 'soon' | 'late';

const MINUTE = 60_000;
const SOON = { first: MINUTE, next: MINUTE, end: 30 * MINUTE };

type Clocked = Pick<
  EscalationView,
  'state' | 'dueAt' | 'nextDueAt' | 'resolveBy' | 'firstReplyAt' | 'endedAt'
>;

/** The promise that runs out next; null when none is running. */
export function runningClock(escalation: Clocked): SlaClock | null {
  const { state, dueAt, nextDueAt, resolveBy, firstReplyAt, endedAt } = escalation;
  if (state === 'wrapup' || state === 'closed' || endedAt !== null) return null;
  if (firstReplyAt === null) return { due: 'first', at: Date.parse(dueAt) };
  if (nextDueAt !== null) return { due: 'next', at: Date.parse(nextDueAt) };
  return { due: 'end', at: Date.parse(resolveBy) };
}

export function levelOf({ due, at }: SlaClock, now: number): Level {
  if (at < now) return 'late';
  return at - now < SOON[due] ? 'soon' : 'ok';
}
