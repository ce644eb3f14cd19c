const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Offset of a time zone from UTC at a moment, in ms. */
type OffsetAt = (at: number) => number;

/** Turns what the clocks of a place show into moments. */
export class WallClock {
  private readonly offsetAt: OffsetAt;
  private readonly daily = new Map<number, number>();

  constructor(timeZone: string) {
    this.offsetAt = offsets(timeZone);
  }

  /**
   * The moment when the clocks of the place first show, or have passed, that minute of the day, which is named by its
   * midnight in UTC. So an hour that is left out has no length.
   */
  moment(day: number, minute: number): number {
    const wall = day + minute * MINUTE_MS;
    const before = this.offsetOfDay(day - DAY_MS);
    const after = this.offsetOfDay(day + 2 * DAY_MS);
    if (before === after) return wall - before;
    const early = wall - Math.max(before, after);
    const late = wall - Math.min(before, after);
    return this.firstShowing(wall, early, late);
  }

  /** Between two moments that are at most some hours apart; the clocks go on but for one jump. */
  private firstShowing(wall: number, early: number, late: number): number {
    if (early + this.offsetAt(early) >= wall) return early;
    let [shut, open] = [early, late];
    while (open - shut > 1) {
      const middle = Math.floor((shut + open) / 2);
      if (middle + this.offsetAt(middle) >= wall) open = middle;
      else shut = middle;
    }
    return open;
  }

  /** Why kept: a year takes each of its days three times, and most zones never change. */
  private offsetOfDay(day: number): number {
    const kept = this.daily.get(day);
    if (kept !== undefined) return kept;
    const offset = this.offsetAt(day);
    this.daily.set(day, offset);
    return offset;
  }
}

function offsets(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const [month = 0, day, year = 0, hour, minute, second] = format.format(at).split(/\D+/).map(Number);
    const shown = Date.UTC(year, month - 1, day, hour, minute, second);
    return shown - Math.floor(at / 1000) * 1000;
  };
}
