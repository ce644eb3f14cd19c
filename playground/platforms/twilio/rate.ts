import type { Clock } from '../../../src/contract/ports';

/** Counts calls per second of the clock. */
export class RateCount {
  private second = 0;
  private used = 0;

  constructor(
    private readonly most: number,
    private readonly clock: Clock,
  ) {}

  /** False when this second's calls are used up. */
  take(): boolean {
    const second = Math.floor(this.clock.now().getTime() / 1000);
    if (second !== this.second) this.used = 0;
    this.second = second;
    this.used += 1;
    return this.used <= this.most;
  }
}
