const DAY = 24 * 3_600_000;

export const PRESETS = ['today', 'yesterday', 'week', 'month', 'custom'] as const;
export type Preset = (typeof PRESETS)[number];

/** Days as YYYY-MM-DD, both included. */
export interface Days {
  first: string;
  last: string;
}

export function isoDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

/** The days of a preset, as the clocks of a time zone have them now; a choice of one's own stays as it is. */
export function daysOf(preset: Preset, timeZone: string, now: number, own: Days): Days {
  if (preset === 'custom') return own;
  const back = { today: 0, yesterday: 1, week: 6, month: 29 }[preset];
  const today = isoDay(now, timeZone);
  const first = addDays(today, -back);
  return { first, last: preset === 'yesterday' ? first : today };
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

export function countDays({ first, last }: Days): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY) + 1;
}

/** As many days as these, just before them. */
export function daysBefore(days: Days): Days {
  const count = countDays(days);
  return { first: addDays(days.first, -count), last: addDays(days.last, -count) };
}

/** From the midnight of the first day to that after the last. */
export function momentsOf({ first, last }: Days, timeZone: string): { from: string; to: string } {
  return { from: midnight(first, timeZone), to: midnight(addDays(last, 1), timeZone) };
}

function midnight(day: string, timeZone: string): string {
  const shown = Date.parse(`${day}T00:00:00Z`);
  const guess = shown - offset(shown, timeZone);
  return new Date(shown - offset(guess, timeZone)).toISOString();
}

/** By how much the clocks of a time zone are ahead of UTC, in ms. */
function offset(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '00';
  const clock = `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:00Z`;
  return Date.parse(clock) - Math.floor(at / 60_000) * 60_000;
}
