/** Work that has begun and not ended. */
export class UnderWay {
  private readonly running = new Set<Promise<unknown>>();

  /** Gives the work back as it came. */
  track<T>(work: Promise<T>): Promise<T> {
    const done: Promise<unknown> = work.finally(() => this.running.delete(done)).catch(() => undefined);
    this.running.add(done);
    return work;
  }

  /** Resolves when all of it has ended, well or not. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
