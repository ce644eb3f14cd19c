import type { Calendar } from '../../src/contract/routing';

/** Queues that never close, but those whose names are given. */
export function fakeCalendar(closed: ReadonlyMap<string, Date> = new Map()): Calendar {
  return {
    isOpen: (queue) => !closed.has(queue),
    opensAt: (queue) => closed.get(queue) ?? null,
    addOpen: (_queue, from, milliseconds) => new Date(from.getTime() + milliseconds),
    openBetween: (_queue, from, to) => to.getTime() - from.getTime(),
  };
}
