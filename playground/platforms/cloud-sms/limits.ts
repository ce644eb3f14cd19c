import type { Clock } from '../../../src/contract/ports';

export interface Limits {
  perMinute?: number;
  perHour?: number;
  perDay?: number;
}

const MINUTE = 60_000;
const WINDOWS = [
  ['perMinute', MINUTE],
  ['perHour', 60 * MINUTE],
  ['perDay', 24 * 60 * MINUTE],
] as const;

/** Counts messages to a number; both vendors count over the time just passed. */
export class LimitCount {
  private readonly sent = new Map<string, number[]>();

  constructor(
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  /** Counts one more, or names the limit that it would pass. */
  take(number: string): keyof Limits | null {
    const now = this.clock.now().getTime();
    const times = this.sent.get(number) ?? [];
    for (const [name, ms] of WINDOWS) {
      const used = times.filter((time) => time > now - ms).length;
      if (used >= (this.limits[name] ?? Infinity)) return name;
    }
    this.sent.set(number, [...times.slice(-999), now]);
    return null;
  }
}
