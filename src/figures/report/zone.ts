const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

/** By how many milliseconds the clocks of a time zone are ahead of UTC at a moment. */
export function offsetAt(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(
    ...([of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')] as const),
  );
  return shown - Math.floor(at / 1000) * 1000;
}

/** Midnight at which the day of a moment began. */
export function dayOf(timeZone: string, at: number): number {
  const local = at + offsetAt(timeZone, at);
  return toUtc(timeZone, Math.floor(local / DAY) * DAY);
}

/** The midnight after the day of a moment. */
export function nextDay(timeZone: string, at: number): number {
  const local = at + offsetAt(timeZone, at);
  return toUtc(timeZone, (Math.floor(local / DAY) + 1) * DAY);
}

/** The moment at which the clocks show a time. Twice, as the offset may change between guess and answer. */
function toUtc(timeZone: string, local: number): number {
  const guess = local - offsetAt(timeZone, local);
  return local - offsetAt(timeZone, guess);
}
