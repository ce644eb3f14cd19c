import type { BusinessHours, Content } from '../contract/content';
import type { Calendar } from '../contract/routing';
import { blockBefore, momentAfter, openBefore, Timeline } from './timeline';

export interface CalendarDeps {
  /** What is published now. */
  content: () => Pick<Content, 'hours'>;
}

/** Further away nothing is looked for: whatever then remains of a time is counted as if always open. */
const YEARS_AHEAD = 3;
const YEAR_MS = 366 * 86_400_000;

/** Opening hours by the content's business hours. A queue without them, or that nobody knows, is always open. */
export function createCalendar({ content }: CalendarDeps): Calendar {
  // Why by the hours themselves: a new version of the content brings new ones, and the old ones are let go.
  const timelines = new WeakMap<BusinessHours, Timeline>();
  const timelineOf = (queue: string): Timeline | null => {
    const hours = content().hours(queue);
    if (!hours) return null;
    const timeline = timelines.get(hours) ?? new Timeline(hours);
    timelines.set(hours, timeline);
    return timeline;
  };
  return {
    isOpen(queue, at) {
      const timeline = timelineOf(queue);
      return timeline === null || isOpen(timeline, at.getTime());
    },
    opensAt(queue, at) {
      const timeline = timelineOf(queue);
      return timeline === null || isOpen(timeline, at.getTime()) ? null : opensAfter(timeline, at.getTime());
    },
    addOpen(queue, from, milliseconds) {
      const timeline = timelineOf(queue);
      const start = from.getTime();
      return new Date(timeline ? addOpen(timeline, start, milliseconds) : start + milliseconds);
    },
    openBetween(queue, from, to) {
      const timeline = timelineOf(queue);
      if (to <= from) return 0;
      return timeline ? openBetween(timeline, from.getTime(), to.getTime()) : to.getTime() - from.getTime();
    },
  };
}

function isOpen(timeline: Timeline, at: number): boolean {
  const year = timeline.year(timeline.yearOf(at));
  return at < (year.ends[blockBefore(year, at)] ?? -Infinity);
}

function opensAfter(timeline: Timeline, at: number): Date | null {
  const first = timeline.yearOf(at);
  for (const number of [first, first + 1]) {
    const year = timeline.year(number);
    const start = year.starts[blockBefore(year, at) + 1];
    if (start !== undefined) return start - at > YEAR_MS ? null : new Date(start);
  }
  return null;
}

function addOpen(timeline: Timeline, from: number, milliseconds: number): number {
  if (milliseconds <= 0) return from;
  const first = timeline.yearOf(from);
  let left = milliseconds;
  let end = from;
  for (let number = first; number <= first + YEARS_AHEAD; number++) {
    const year = timeline.year(number);
    const gone = number === first ? openBefore(year, from) : 0;
    if (gone + left <= year.total) return momentAfter(year, gone + left);
    left -= year.total - gone;
    end = Math.max(end, year.ends.at(-1) ?? end);
  }
  return end + left;
}

function openBetween(timeline: Timeline, from: number, to: number): number {
  const first = timeline.yearOf(from);
  const last = timeline.yearOf(to);
  let open = -openBefore(timeline.year(first), from);
  for (let number = first; number < last; number++) open += timeline.year(number).total;
  return open + openBefore(timeline.year(last), to);
}
