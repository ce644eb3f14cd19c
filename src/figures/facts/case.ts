import type { Escalation, Rating } from '../../contract/escalation';
import { stintsOf, type Stint } from './stints';

/**
 * What became of the asking for a person. `short`: left so soon that it was hardly meant; `noted`: asked for a call or left a
 * message, which nobody has taken yet; `waiting`: still does.
 */
export type CaseEnd = 'answered' | 'left' | 'short' | 'noted' | 'waiting';

/** What reports need of an escalation. Times in milliseconds. */
export interface Case {
  id: string;
  conversationId: string;
  queue: string;
  channel: string;
  openedAt: number;
  end: CaseEnd;
  /** From joining to a person or to leaving; null when it did not wait, or waits still. */
  wait: number | null;
  /** Null: nobody. */
  firstAgent: string | null;
  lastAgent: string | null;
  stints: Stint[];
  /** Talk and after-contact work are over. */
  done: boolean;
  /** Promises kept; null: not due yet, or given up by the customer before they were due. */
  firstInTime: boolean | null;
  resolvedInTime: boolean | null;
  /** Later answers that came after they were due, or are overdue; null before a person had it. */
  lateReplies: number | null;
  transfers: number;
  overflows: number;
  /** A person ended it, in a queue that asks how it was. */
  asked: boolean;
  rating: Rating | null;
  /** The wait that was told at joining, less the real one; null when none was told, or nobody came. */
  estimateError: number | null;
}

export interface CaseRules {
  now: number;
  /** Whoever leaves within so many milliseconds hardly meant it. */
  shortAbandon: number;
  /** Whether a queue asks its customers how it was. */
  asks(queue: string): boolean;
}

/** One escalation as a fact. */
export function caseOf(escalation: Escalation, rules: CaseRules): Case {
  const { id, conversationId, queue, channel, createdAt, answeredAt, closedAt, history, rating } = escalation;
  const stints = stintsOf(escalation, rules.now);
  const talks = stints.filter(({ what }) => what === 'talk');
  const end = endOf(escalation, rules);
  return {
    ...{ id, conversationId, queue, channel, stints, end, rating },
    openedAt: createdAt.getTime(),
    wait: waitOf(escalation, end),
    firstAgent: talks[0]?.agent ?? null,
    lastAgent: talks.at(-1)?.agent ?? null,
    done: closedAt !== null && answeredAt !== null,
    firstInTime: inTime(escalation, escalation.firstReplyAt, escalation.dueAt, rules.now),
    resolvedInTime: inTime(escalation, escalation.endedAt ?? closedAt, escalation.resolveBy, rules.now),
    lateReplies: lateReplies(escalation, rules.now),
    transfers: history.filter(({ verb }) => verb === 'transfer').length,
    overflows: history.filter(({ verb }) => verb === 'overflow').length,
    asked: rating !== null || (hasEnded(escalation) && answeredAt !== null && rules.asks(queue)),
    estimateError: estimateError(escalation),
  };
}

function hasEnded({ endedAt, closedAt }: Escalation): boolean {
  return endedAt !== null || closedAt !== null;
}

function endOf(escalation: Escalation, { shortAbandon }: CaseRules): CaseEnd {
  const { answeredAt, endedAt, closedAt, createdAt, wish } = escalation;
  if (answeredAt !== null) return 'answered';
  if (wish !== 'chat') return 'noted';
  const left = endedAt ?? closedAt;
  if (left === null) return 'waiting';
  return left.getTime() - createdAt.getTime() < shortAbandon ? 'short' : 'left';
}

function waitOf({ wish, createdAt, answeredAt, endedAt, closedAt }: Escalation, end: CaseEnd): number | null {
  if (wish !== 'chat') return null;
  const until = end === 'answered' ? answeredAt : (endedAt ?? closedAt);
  return until === null ? null : Math.max(0, until.getTime() - createdAt.getTime());
}

/** A promise is broken when its time has passed; an end before that without what was promised breaks nothing. */
function inTime(escalation: Escalation, happened: Date | null, due: Date, now: number): boolean | null {
  if (happened !== null) return happened <= due;
  const ended = escalation.endedAt ?? escalation.closedAt;
  const last = ended?.getTime() ?? now;
  return last > due.getTime() ? false : null;
}

function lateReplies(escalation: Escalation, now: number): number | null {
  const { answeredAt, firstReplyAt, nextDueAt, endedAt, lateReplies: came = 0 } = escalation;
  if (answeredAt === null) return null;
  const last = endedAt?.getTime() ?? now;
  const overdue = firstReplyAt !== null && nextDueAt !== null && last > nextDueAt.getTime();
  return came + (overdue ? 1 : 0);
}

function estimateError({ wish, estimate, answeredAt }: Escalation): number | null {
  if (wish !== 'chat' || answeredAt === null || !estimate || estimate.minutes === null) return null;
  return estimate.minutes * 60_000 - (answeredAt.getTime() - estimate.at.getTime());
}

/**
 * What of a case is told of some agents: the answer by who came first, promises of the end, rating and after-contact work by
 * who had it last, and to each their own talk. Null when none of them had it.
 */
export function shareOf(fact: Case, agents: ReadonlySet<string>): Case | null {
  const stints = fact.stints.filter(({ agent }) => agents.has(agent));
  if (stints.length === 0) return null;
  const first = fact.firstAgent !== null && agents.has(fact.firstAgent);
  const last = fact.lastAgent !== null && agents.has(fact.lastAgent);
  return {
    ...fact,
    stints,
    ...(!first && { wait: null, firstInTime: null, estimateError: null }),
    ...(!last && { resolvedInTime: null, lateReplies: null, asked: false, rating: null }),
  };
}

/** Milliseconds that agents spent on a case, of one kind. */
export function spent({ stints }: Case, kind: Stint['what']): number {
  return stints.reduce((sum, { what, from, to }) => (what === kind ? sum + to - from : sum), 0);
}
