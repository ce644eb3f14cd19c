import type { Clock } from '../../../src/contract/ports';

/** 0 new, 1 bot, 2 waiting for an agent, 3 with an agent of the WeCom client, 4 ended. */
export type ServiceState = 0 | 1 | 2 | 3 | 4;

const NEXT: Record<ServiceState, readonly ServiceState[]> = {
  0: [1, 2, 3, 4],
  1: [2, 3, 4],
  2: [3, 4],
  3: [3, 4],
  4: [],
};
const SENDS = 5;
const WINDOW_MS = 48 * 3600 * 1000;
const WELCOME_MS = 20_000;

/** One customer at one account: the state of the service, and what may be sent. */
export class Session {
  state: ServiceState = 0;
  servicer = '';
  private left = 0;
  private openUntil = 0;
  private greetedAt = -Infinity;
  private welcome: { code: string; until: number } | null = null;

  constructor(private readonly clock: Clock) {}

  /** A message of the customer's opens the window anew; after the end it begins a new service. */
  customerWrote(): void {
    this.left = SENDS;
    this.openUntil = this.now() + WINDOW_MS;
    if (this.state === 4) this.moveTo(0);
  }

  /** The customer opens the chat: the code by which to greet, unless there was a greeting or a message in 48 hours. */
  enter(code: string): string | undefined {
    const quiet = this.openUntil <= this.now() && this.greetedAt + WINDOW_MS <= this.now();
    if (!quiet) return undefined;
    this.welcome = { code, until: this.now() + WELCOME_MS };
    return code;
  }

  maySend(): boolean {
    return this.state === 0 || this.state === 1;
  }

  /** Counts one send; false when the window is shut or used up. */
  spend(): boolean {
    if (this.left === 0 || this.openUntil <= this.now()) return false;
    this.left -= 1;
    return true;
  }

  /** Takes the welcome code; false when it is another, was used, or is over. */
  greet(code: string): boolean {
    const { welcome } = this;
    if (welcome?.code !== code || welcome.until <= this.now()) return false;
    this.welcome = null;
    this.greetedAt = this.now();
    return true;
  }

  /** False when the vendor's table has no such step. */
  transfer(to: ServiceState, servicer = ''): boolean {
    if (!NEXT[this.state].includes(to)) return false;
    this.moveTo(to, servicer);
    return true;
  }

  private moveTo(state: ServiceState, servicer = ''): void {
    this.state = state;
    this.servicer = servicer;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
