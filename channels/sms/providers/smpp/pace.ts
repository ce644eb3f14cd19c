/** How fast to send: a steady rate that is halved when the centre is congested and grows back by itself. */
export class Pace {
  private readonly most: number;
  private rate: number;
  private since: number;
  private next = 0;

  /** `now` in ms, monotonic. */
  constructor(
    perSecond: number,
    private readonly recoverMs: number,
    private readonly now: () => number,
  ) {
    this.most = perSecond;
    this.rate = perSecond;
    this.since = now();
  }

  /** Messages per second at this moment. */
  current(): number {
    const grown = (this.most * (this.now() - this.since)) / this.recoverMs;
    return Math.min(this.most, this.rate + grown);
  }

  /** Takes the next place in the row; the wait until it, in ms. */
  reserve(): number {
    const now = this.now();
    const at = Math.max(now, this.next);
    this.next = at + 1000 / this.current();
    return at - now;
  }

  /** The wait that `reserve` would give. */
  ahead(): number {
    return Math.max(0, this.next - this.now());
  }

  /** The centre has throttled: half the rate, and a pause for what comes next. Never below one message in ten seconds. */
  slowDown(): void {
    this.rate = Math.max(0.1, this.current() / 2);
    this.since = this.now();
    this.next = Math.max(this.next, this.since + 1000 / this.rate);
  }
}
