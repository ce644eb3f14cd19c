/** At most so many at once, in order of asking; the row of those who wait is bounded too. */
export class Slots {
  private used = 0;
  private readonly row: (() => void)[] = [];

  constructor(
    private readonly size: number,
    private readonly longestRow: number,
  ) {}

  /** True once there is a slot; false when the row is full or the time is over. */
  take(timeoutMs: number): Promise<boolean> {
    if (this.used < this.size) {
      this.used += 1;
      return Promise.resolve(true);
    }
    if (this.row.length >= this.longestRow) return Promise.resolve(false);
    return new Promise((resolve) => {
      const enter = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.row.splice(this.row.indexOf(enter), 1);
        resolve(false);
      }, timeoutMs);
      this.row.push(enter);
    });
  }

  /** The slot goes to the first in the row. */
  give(): void {
    const next = this.row.shift();
    if (next) next();
    else this.used -= 1;
  }

  waiting(): number {
    return this.row.length;
  }
}
