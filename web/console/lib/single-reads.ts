/** At once on their way to the server. */
const ABREAST = 4;

/**
 * Reads things by id, each when it is asked for: an id that is asked for again while it is being read is read once more
 * afterwards, and only so many are under way.
 */
export class SingleReads {
  private readonly wanted = new Set<string>();
  private readonly running = new Set<string>();
  private stopped = false;

  /** `read` must not throw. */
  constructor(private readonly read: (id: string) => Promise<void>) {}

  ask(id: string): void {
    this.wanted.add(id);
    this.next();
  }

  stop(): void {
    this.stopped = true;
  }

  private next(): void {
    for (const id of this.wanted) {
      if (this.stopped || this.running.size >= ABREAST) return;
      if (this.running.has(id)) continue;
      this.wanted.delete(id);
      this.running.add(id);
      void this.read(id).then(() => {
        this.running.delete(id);
        this.next();
      });
    }
  }
}
