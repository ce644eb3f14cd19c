/** Clock, timers and chance; the browser's own outside of tests. */
export interface Pace {
  now: () => number;
  random: () => number;
  later: (run: () => void, ms: number) => () => void;
}

export const REAL_PACE: Pace = {
  now: () => performance.now(),
  random: Math.random,
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Does one piece of work whenever it is asked for, but never twice at a time, and not more often than every `gap` ms; a
 * random part is added, so that a thousand consoles do not ask in one moment. Work that takes long is done less often
 * (ten times its duration apart): a server in distress is left alone.
 */
export class Pacer {
  private cancel: (() => void) | null = null;
  private running = false;
  private again = false;
  private stopped = false;
  private freeAt = 0;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly gap: () => number,
    private readonly pace: Pace,
  ) {}

  ask(): void {
    if (this.running) this.again = true;
    if (this.running || this.cancel !== null || this.stopped) return;
    const rest = Math.max(0, this.freeAt - this.pace.now());
    this.cancel = this.pace.later(() => void this.run(), rest + (this.pace.random() * this.gap()) / 2);
  }

  /** Without a rest: somebody looks at the screen and waits. */
  now(): Promise<void> {
    this.cancel?.();
    if (this.running) {
      this.again = true;
      return Promise.resolve();
    }
    return this.run();
  }

  stop(): void {
    this.stopped = true;
    this.cancel?.();
    this.cancel = null;
  }

  private isAsked(): boolean {
    return this.again;
  }

  private async run(): Promise<void> {
    this.cancel = null;
    this.running = true;
    this.again = false;
    const began = this.pace.now();
    await this.work();
    const ended = this.pace.now();
    this.freeAt = ended + Math.max(this.gap(), 10 * (ended - began));
    this.running = false;
    if (this.isAsked()) this.ask();
  }
}
