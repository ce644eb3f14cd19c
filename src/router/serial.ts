/** One task at a time per key, in order; a failed task does not stop the next. Knows how many wait in all. */
export class Serial {
  private readonly tails = new Map<string, Promise<void>>();
  private waiting = 0;

  get pending(): number {
    return this.waiting;
  }

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    this.waiting++;
    const before = this.tails.get(key) ?? Promise.resolve();
    const run = before.then(task);
    const settled = run
      .catch(() => undefined)
      .then(() => {
        this.waiting--;
        if (this.tails.get(key) === settled) this.tails.delete(key);
      });
    this.tails.set(key, settled);
    return run;
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }
}
