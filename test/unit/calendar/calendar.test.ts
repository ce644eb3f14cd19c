import { createCalendar } from '../../../src/calendar';
import type { BusinessHours, HolidayCalendar } from '../../../src/contract/content';
import type { Calendar } from '../../../src/contract/routing';

const DAY = ['09:00-12:00', '13:30-18:00'];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] };
const HOUR_MS = 3_600_000;
const QUEUE = 'loans';

function calendarOf(change: Partial<BusinessHours> = {}): Calendar {
  const hours = { timeZone: 'Asia/Shanghai', week: WEEK, special: {}, ...change };
  return createCalendar({ content: () => ({ hours: (queue) => (queue === QUEUE ? hours : undefined) }) });
}
const inChina = (local: string): Date => new Date(`${local}+08:00`);

describe('the calendar', () => {
  it('leaves a queue without hours always open', () => {
    const calendar = calendarOf();
    const at = inChina('2026-11-22T03:00');
    expect(calendar.isOpen('general', at)).toBe(true);
    expect(calendar.opensAt('general', at)).toBeNull();
    expect(calendar.addOpen('general', at, HOUR_MS)).toEqual(inChina('2026-11-22T04:00'));
    expect(calendar.openBetween('general', at, inChina('2026-11-22T04:00'))).toBe(HOUR_MS);
  });

  it.each([
    ['within a block', '2026-11-23T09:30', 1, '2026-11-23T10:30'],
    ['over the lunch break', '2026-11-23T11:30', 1, '2026-11-23T14:00'],
    ['to the very end of a block', '2026-11-23T11:00', 1, '2026-11-23T12:00'],
    ['over the night', '2026-11-23T17:30', 1, '2026-11-24T09:30'],
    ['over the week-end', '2026-11-20T17:00', 2, '2026-11-23T10:00'],
    ['from a closed hour', '2026-11-22T03:00', 1, '2026-11-23T10:00'],
    ['over new year', '2026-12-31T17:00', 2, '2027-01-01T10:00'],
    ['over a whole week', '2026-11-23T09:00', 37.5, '2026-11-27T18:00'],
  ])('adds open time %s', (_, from, hours, to) => {
    expect(calendarOf().addOpen(QUEUE, inChina(from), hours * HOUR_MS)).toEqual(inChina(to));
    expect(calendarOf().openBetween(QUEUE, inChina(from), inChina(to))).toBe(hours * HOUR_MS);
  });

  it.each([
    ['before the first block', '2026-11-23T08:00', '2026-11-23T09:00'],
    ['in the lunch break', '2026-11-23T12:00', '2026-11-23T13:30'],
    ['on Friday night', '2026-11-20T18:00', '2026-11-23T09:00'],
  ])('tells when it opens next %s', (_, at, opens) => {
    expect(calendarOf().isOpen(QUEUE, inChina(at))).toBe(false);
    expect(calendarOf().opensAt(QUEUE, inChina(at))).toEqual(inChina(opens));
  });

  it('joins what meets at midnight', () => {
    const night = { ...WEEK, mon: ['20:00-24:00'], tue: ['00:00-02:00'] };
    const calendar = calendarOf({ week: night });
    expect(calendar.isOpen(QUEUE, inChina('2026-11-24T00:00'))).toBe(true);
    expect(calendar.addOpen(QUEUE, inChina('2026-11-23T20:00'), 6 * HOUR_MS)).toEqual(
      inChina('2026-11-24T02:00'),
    );
  });

  it('counts the hour that clocks leave out not at all, and the one that they repeat once more', () => {
    const all = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: ['00:00-06:00'] };
    const calendar = calendarOf({ timeZone: 'America/New_York', week: all });
    const open = (from: string, to: string): number =>
      calendar.openBetween(QUEUE, new Date(from), new Date(to)) / HOUR_MS;
    expect(open('2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00')).toBe(5);
    expect(open('2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00')).toBe(7);
    expect(open('2026-11-08T00:00-05:00', '2026-11-09T00:00-05:00')).toBe(6);
  });

  it('opens when the clocks jump over the opening, and not at all in the hour that is left out', () => {
    const sunday = (block: string): Calendar =>
      calendarOf({ timeZone: 'America/New_York', week: { ...WEEK, sat: [], sun: [block] } });
    const midnight = new Date('2026-03-08T00:00-05:00');
    expect(sunday('02:30-04:00').opensAt(QUEUE, midnight)).toEqual(new Date('2026-03-08T03:00-04:00'));
    expect(sunday('02:10-02:50').opensAt(QUEUE, midnight)).toEqual(new Date('2026-03-09T09:00-04:00'));
  });

  it('takes a queue that never opens again as always open, and says that it does not open', () => {
    const shut = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const calendar = calendarOf({ week: shut, special: { '2026-11-23': ['09:00-10:00'] } });
    const from = inChina('2026-11-23T08:00');
    expect(calendar.addOpen(QUEUE, from, 3 * HOUR_MS)).toEqual(inChina('2026-11-23T12:00'));
    expect(calendarOf({ week: shut }).addOpen(QUEUE, from, HOUR_MS)).toEqual(inChina('2026-11-23T09:00'));
    expect(calendar.opensAt(QUEUE, inChina('2026-11-23T10:00'))).toBeNull();
  });

  it('follows a new version of the hours', () => {
    let hours: BusinessHours = { timeZone: 'Asia/Shanghai', week: WEEK, special: {} };
    const calendar = createCalendar({ content: () => ({ hours: () => hours }) });
    const at = inChina('2026-11-23T10:00');
    expect(calendar.isOpen(QUEUE, at)).toBe(true);
    hours = { ...hours, special: { '2026-11-23': [] } };
    expect(calendar.isOpen(QUEUE, at)).toBe(false);
  });
});

describe('holidays', () => {
  const isOpen = (holidays: HolidayCalendar, day: string, special: BusinessHours['special'] = {}): boolean =>
    calendarOf({ holidays, special }).isOpen(QUEUE, inChina(`${day}T10:00`));

  // Source: notices of the State Council on the holidays of 2025 and 2026.
  it.each([
    ['2025-01-26', true, 'a Sunday worked for the Spring Festival'],
    ['2025-02-08', true, 'a Saturday worked for the Spring Festival'],
    ['2025-02-04', false, 'Spring Festival'],
    ['2025-02-05', true, 'the day after it'],
    ['2026-01-04', true, 'a Sunday worked for New Year'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-16', false, 'the last day of the lunar year'],
    ['2026-02-23', false, 'the last day off'],
    ['2026-02-28', true, 'the second Saturday worked'],
    ['2026-09-20', true, 'a Sunday worked for National Day'],
    ['2026-10-07', false, 'National Day'],
    ['2026-10-08', true, 'the day after it'],
    ['2026-10-10', true, 'a Saturday worked for National Day'],
    ['2026-10-17', false, 'a common Saturday'],
  ])('China: %s is open: %s, %s', (day, open) => {
    expect(isOpen('CN', day)).toBe(open);
  });

  // Source: gazetted general holidays of Hong Kong for 2026 and 2027.
  it.each([
    ['2026-02-17', false, 'Lunar New Year'],
    ['2026-02-20', true, 'a Friday after it'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-06', false, 'the day after Ching Ming, which is a Sunday'],
    ['2026-04-07', false, 'the day after Easter Monday'],
    ['2026-05-25', false, 'the day after the Birthday of the Buddha'],
    ['2026-07-01', false, 'Establishment Day'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-02', true, 'a day that only the mainland has off'],
    ['2026-10-19', false, 'the day after Chung Yeung'],
    ['2026-10-10', false, 'a Saturday that only the mainland works'],
    ['2027-02-09', false, 'the fourth day of Lunar New Year'],
    ['2027-12-27', false, 'the first weekday after Christmas'],
  ])('Hong Kong: %s is open: %s, %s', (day, open) => {
    expect(isOpen('HK', day)).toBe(open);
  });

  it('a special day comes first, on a holiday and on a make-up workday', () => {
    expect(isOpen('CN', '2026-10-01', { '2026-10-01': ['09:00-11:00'] })).toBe(true);
    expect(isOpen('CN', '2026-10-10', { '2026-10-10': [] })).toBe(false);
  });

  it('a make-up workday has the hours of a working day, not those of a Saturday', () => {
    const calendar = calendarOf({ holidays: 'CN', week: { ...WEEK, mon: [], sat: ['10:00-11:00'] } });
    expect(calendar.isOpen(QUEUE, inChina('2026-10-10T17:59'))).toBe(true);
    expect(calendar.isOpen(QUEUE, inChina('2026-10-17T17:59'))).toBe(false);
  });

  // Source: dates of the lunar calendar as the Hong Kong Observatory publishes them.
  it.each([
    '2028-01-25',
    '2028-01-26',
    '2028-01-28',
    '2028-04-04',
    '2028-05-01',
    '2028-10-02',
    '2028-10-03',
    '2029-02-12',
    '2029-02-13',
    '2030-04-05',
  ])('of a year that is not announced, closes on what the law fixes: %s', (day) => {
    expect(isOpen('CN', day)).toBe(false);
  });

  it('of a year that is not announced, keeps all other weekdays', () => {
    expect(['2028-01-24', '2028-01-31', '2028-05-03', '2028-10-04'].map((day) => isOpen('CN', day))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});
