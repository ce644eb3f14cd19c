import type { Rules } from '../model';
import type { Ticket } from '../ticket';

/** How a group of customers fared. Waits in seconds; null without any. */
export interface Waits {
  offered: number;
  answered: number;
  left: number;
  mean: number | null;
  median: number | null;
  p90: number | null;
  /** Until being taken or leaving. */
  longest: number | null;
  /** Share taken within the promise of the first answer, of those taken, and those who left after it. */
  serviceLevel: number | null;
  abandonment: number | null;
}

export function waitsOf(tickets: readonly Ticket[], rules: Rules): Waits {
  const answered = tickets.filter(({ answeredAt }) => answeredAt !== null);
  const left = tickets.filter(({ leftAt }) => leftAt !== null);
  const waits = answered.map(waitOf).sort((a, b) => a - b);
  const all = tickets.filter(({ answeredAt, leftAt }) => (answeredAt ?? leftAt) !== null).map(waitOf);
  const judged = tickets.flatMap((ticket) => inTime(ticket, rules) ?? []);
  const ended = answered.length + left.length;
  return {
    ...{ offered: tickets.length, answered: answered.length, left: left.length },
    mean: meanOf(waits),
    median: rankOf(waits, 0.5),
    p90: rankOf(waits, 0.9),
    longest: all.reduce<number | null>((most, wait) => Math.max(most ?? 0, wait), null),
    serviceLevel: meanOf(judged.map(Number)),
    abandonment: ended === 0 ? null : left.length / ended,
  };
}

/** Seconds. */
export function waitOf({ createdAt, answeredAt, leftAt }: Ticket): number {
  return ((answeredAt ?? leftAt ?? createdAt.getTime()) - createdAt.getTime()) / 1000;
}

/** Null: left before it was due. */
function inTime(ticket: Ticket, rules: Rules): boolean | null {
  const promise = rules.queue(ticket.queue).sla.firstReply[ticket.arrival.priority];
  const kept = waitOf(ticket) <= promise;
  if (ticket.answeredAt !== null) return kept;
  return kept ? null : false;
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Nearest rank of sorted values. */
export function rankOf(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
