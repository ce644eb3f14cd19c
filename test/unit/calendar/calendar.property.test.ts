import fc from 'fast-check';
import { createCalendar } from '../../../src/calendar';
import type { BusinessHours } from '../../../src/contract/content';

const ZONES = ['Asia/Shanghai', 'Asia/Hong_Kong', 'America/New_York', 'Europe/Dublin', 'Australia/Lord_Howe'];
const MINUTE_MS = 60_000;
const QUEUE = 'loans';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const blocks = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => quarters.sort((a, b) => a - b).map((quarter) => clock(quarter * 15)))
  .map((times) => times.flatMap((time, at) => (at % 2 === 1 ? [`${times[at - 1] ?? ''}-${time}`] : [])));
const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
const hours: fc.Arbitrary<BusinessHours> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  week: fc.record({
    mon: blocks,
    tue: blocks,
    wed: blocks,
    thu: blocks,
    fri: blocks,
    sat: blocks,
    sun: blocks,
  }),
  special: fc.dictionary(
    day.map((date) => date.toISOString().slice(0, 10)),
    blocks,
    { maxKeys: 4 },
  ),
});
/** Mostly anywhere, and often where clocks change. */
const moment = fc.oneof(
  day,
  fc
    .tuple(
      fc.constantFrom('2025-03-09T06:00Z', '2025-11-02T05:00Z', '2025-04-05T14:00Z', '2025-10-26T00:00Z'),
      fc.integer({ min: -300, max: 300 }),
    )
    .map(([near, minutes]) => new Date(Date.parse(near) + minutes * MINUTE_MS)),
);
const span = fc.integer({ min: 0, max: 40 * 24 * 60 * MINUTE_MS });

const calendarOf = (own: BusinessHours) => createCalendar({ content: () => ({ hours: () => own }) });

/** What a clock on the wall says, told in another way than the calendar works it out. */
function shown({ timeZone, week, special }: BusinessHours, at: Date): { open: boolean; wall: string } {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  const [date = '', time = ''] = wall.split(' ');
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  const open = special[date] ?? week[names[new Date(`${date}T12:00Z`).getUTCDay()] ?? 'sun'];
  return { wall, open: open.some((block) => time >= block.slice(0, 5) && time < block.slice(6)) };
}

/** An hour that is shown twice when clocks go back. */
function isTwice(own: BusinessHours, at: Date): boolean {
  return [30, 60].some((minutes) =>
    [-1, 1].some(
      (way) => shown(own, new Date(at.getTime() + way * minutes * MINUTE_MS)).wall === shown(own, at).wall,
    ),
  );
}

describe('the calendar, whatever the hours', () => {
  it('is open when the clock on the wall says so, and at no other minute', () => {
    fc.assert(
      fc.property(hours, moment, (own, at) => {
        fc.pre(!isTwice(own, at));
        expect(calendarOf(own).isOpen(QUEUE, at)).toBe(shown(own, at).open);
      }),
      { numRuns: 200 },
    );
  });

  it('adds open time so that it counts back to the same', () => {
    fc.assert(
      fc.property(hours, moment, span, (own, from, milliseconds) => {
        const calendar = calendarOf(own);
        fc.pre(
          calendar.openBetween(QUEUE, from, new Date(from.getTime() + 120 * 86_400_000)) >= milliseconds,
        );
        const end = calendar.addOpen(QUEUE, from, milliseconds);
        expect(calendar.openBetween(QUEUE, from, end)).toBe(milliseconds);
        expect(milliseconds === 0 || calendar.isOpen(QUEUE, new Date(end.getTime() - 1))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('counts what lies between two moments as the sum of its parts, and never more than the time itself', () => {
    fc.assert(
      fc.property(hours, moment, span, span, (own, from, one, other) => {
        const calendar = calendarOf(own);
        const middle = new Date(from.getTime() + one);
        const end = new Date(middle.getTime() + other);
        const first = calendar.openBetween(QUEUE, from, middle);
        const second = calendar.openBetween(QUEUE, middle, end);
        expect(first).toBeLessThanOrEqual(one);
        expect(calendar.openBetween(QUEUE, from, end)).toBe(first + second);
        expect(calendar.openBetween(QUEUE, end, from)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('never lets a later start, or a longer time, end earlier', () => {
    fc.assert(
      fc.property(hours, moment, span, span, (own, from, one, more) => {
        const calendar = calendarOf(own);
        const end = calendar.addOpen(QUEUE, from, one);
        expect(end.getTime()).toBeGreaterThanOrEqual(from.getTime() + one);
        expect(calendar.addOpen(QUEUE, from, one + more).getTime()).toBeGreaterThanOrEqual(end.getTime());
        const later = new Date(from.getTime() + more);
        expect(calendar.addOpen(QUEUE, later, one).getTime()).toBeGreaterThanOrEqual(end.getTime());
      }),
      { numRuns: 100 },
    );
  });

  it('tells as the next opening the first open moment', () => {
    fc.assert(
      fc.property(hours, moment, (own, at) => {
        const calendar = calendarOf(own);
        const opens = calendar.opensAt(QUEUE, at);
        expect(opens === null || !calendar.isOpen(QUEUE, at)).toBe(true);
        fc.pre(opens !== null);
        expect(calendar.isOpen(QUEUE, opens)).toBe(true);
        expect(calendar.openBetween(QUEUE, at, opens)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
