/** Why kept: making a formatter takes longer than a whole turn. There are as many as time zones are used. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let made = formats.get(timeZone);
  if (!made) {
    made = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, made);
  }
  return made;
}

/** A moment as the clocks of a time zone show it. */
export interface ZonedTime {
  /** YYYY-MM-DD. */
  day: string;
  /** `Mon` to `Sun`. */
  weekday: string;
  /** Minutes after midnight. */
  minute: number;
}

/** `timeZone` is an IANA name, such as `Asia/Shanghai`. */
export function zonedTime(timeZone: string, at: Date): ZonedTime {
  const parts = format(timeZone).formatToParts(at);
  const value = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${value('year')}-${value('month')}-${value('day')}`,
    weekday: value('weekday'),
    minute: Number(value('hour')) * 60 + Number(value('minute')),
  };
}
