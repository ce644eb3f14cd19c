import type { BusinessHours } from '../contract/content';
import { blocksOfDay } from './blocks-of-day';
import { WallClock } from './wall-clock';

const DAY_MS = 86_400_000;

/** Open times of a year, in order and apart, in ms since 1970; `sums[n]` is the open time before block n. */
interface Year {
  starts: number[];
  ends: number[];
  sums: number[];
  total: number;
}

/** The open times of business hours, worked out a year at a time and kept. */
export class Timeline {
  private readonly years = new Map<number, Year>();
  private readonly newYears = new Map<number, number>();
  private readonly clock: WallClock;

  constructor(private readonly hours: BusinessHours) {
    this.clock = new WallClock(hours.timeZone);
  }

  /** The year of a moment, by the clocks of the place. */
  yearOf(at: number): number {
    const utc = new Date(at).getUTCFullYear();
    if (at < this.newYear(utc)) return utc - 1;
    return at < this.newYear(utc + 1) ? utc : utc + 1;
  }

  year(number: number): Year {
    const kept = this.years.get(number);
    if (kept) return kept;
    const made = this.make(number);
    this.years.set(number, made);
    return made;
  }

  private newYear(number: number): number {
    const kept = this.newYears.get(number);
    if (kept !== undefined) return kept;
    const moment = this.clock.moment(Date.UTC(number, 0, 1), 0);
    this.newYears.set(number, moment);
    return moment;
  }

  private make(number: number): Year {
    const year: Year = { starts: [], ends: [], sums: [], total: 0 };
    for (let day = Date.UTC(number, 0, 1); day < Date.UTC(number + 1, 0, 1); day += DAY_MS) {
      for (const [from, to] of blocksOfDay(this.hours, new Date(day).toISOString().slice(0, 10)))
        add(year, this.clock.moment(day, from), this.clock.moment(day, to));
    }
    return year;
  }
}

/** Blocks that touch, as at midnight, become one; an hour that the clocks leave out is none. */
function add(year: Year, start: number, end: number): void {
  if (end <= start) return;
  year.total += end - start;
  if (year.ends.at(-1) === start) {
    year.ends[year.ends.length - 1] = end;
    return;
  }
  year.sums.push(year.total - (end - start));
  year.starts.push(start);
  year.ends.push(end);
}

/** Number of the last block that starts at or before the moment; -1: none. */
export function blockBefore({ starts }: Pick<Year, 'starts'>, at: number): number {
  return lastAtMost(starts, at);
}

/** Open time of the year before the moment. */
export function openBefore(year: Year, at: number): number {
  const n = lastAtMost(year.starts, at);
  if (n < 0) return 0;
  const start = year.starts[n] ?? 0;
  const end = year.ends[n] ?? 0;
  return (year.sums[n] ?? 0) + Math.min(at, end) - start;
}

/** The moment at which that much of the year's open time, more than none and at most all, has passed. */
export function momentAfter(year: Year, open: number): number {
  const n = lastAtMost(year.sums, open - 1);
  return (year.starts[n] ?? 0) + open - (year.sums[n] ?? 0);
}

/** Index of the last number that is at most the limit, in a rising list; -1: none. */
function lastAtMost(list: readonly number[], limit: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
