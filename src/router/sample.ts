/** Marks kept for a busy moment, and the time until there is another one: about 17,000 a day at most. */
const BURST = 200;
const EVERY_MS = 5_000;

/** Decides which messages are marked as a sample of what customers ask: all while it is quiet, few while it is busy. */
export class Sample {
  private left = BURST;
  private last = 0;

  takes(now: Date): boolean {
    const gained = Math.floor((now.getTime() - this.last) / EVERY_MS);
    if (gained > 0) {
      this.left = Math.min(BURST, this.left + gained);
      this.last = now.getTime();
    }
    if (this.left === 0) return false;
    this.left--;
    return true;
  }
}
