import { QUARTER_MS } from '../../contract/figures';
import type { ReportInterval } from '../../contract/figures-api';
import { nextDay, offsetAt } from './zone';

const HOUR = 3_600_000;

/** The intervals of a report: each from its begin to the next one's. */
export interface Buckets {
  spans: readonly (readonly [from: number, to: number])[];
  /** Index of the interval of a moment; -1: outside. */
  of(moment: number): number;
}

/** Intervals by the clocks of a time zone; the first and the last are cut at the borders of the report. */
export function bucketsOf(from: number, to: number, interval: ReportInterval, timeZone: string): Buckets {
  const starts = [from];
  for (let next = after(from, interval, timeZone); next < to; next = after(next, interval, timeZone)) {
    starts.push(next);
  }
  const spans = starts.map((start, index) => [start, starts[index + 1] ?? to] as const);
  return { spans, of: (moment) => (moment < from || moment >= to ? -1 : lastUpTo(starts, moment)) };
}

function after(moment: number, interval: ReportInterval, timeZone: string): number {
  if (interval === 'none') return Infinity;
  if (interval === 'day') return nextDay(timeZone, moment);
  const step = interval === 'hour' ? HOUR : QUARTER_MS;

  const offset = offsetAt(timeZone, moment);
  return (Math.floor((moment + offset) / step) + 1) * step - offset;
}

function lastUpTo(starts: readonly number[], moment: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= moment) low = middle;
    else high = middle;
  }
  return low;
}
