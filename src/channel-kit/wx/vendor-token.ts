import { AppError } from '../../contract/errors';
import type { Clock } from '../../contract/ports';
import type { SharedState } from '../../contract/shared';

export interface FreshToken {
  token: string;
  /** Seconds, as the vendor says it. */
  expiresIn: number;
}

export interface VendorTokenOptions {
  shared: SharedState;
  clock: Clock;
  /** Name in the shared state. */
  key: string;
  /** Asks the vendor; throws VENDOR_UNREACHABLE or VENDOR_REJECTED. It must end within LOCK_MS. */
  refresh(): Promise<FreshToken>;
  /** Waits; given by tests. */
  wait?(ms: number): Promise<void>;
}

/** Longest time for which one process keeps the others waiting. */
const LOCK_MS = 10_000;
const POLL_MS = 100;
/** Seconds before its end at which a token is replaced: the vendor gives the next one from then on, and takes both. */
const EARLY = 300;

interface Held {
  token: string;
  until: number;
}

/**
 * An access token that all processes share and one of them at a time refreshes. Why: at some vendors a second refresh
 * ends the token of the first, and all have a daily number of them.
 */
export class VendorToken {
  private held: Held | null = null;
  private getting: Promise<string> | null = null;

  constructor(private readonly options: VendorTokenOptions) {}

  /** A token that should be good for another minute. Throws what `refresh` throws, VENDOR_UNREACHABLE after LOCK_MS. */
  async get(): Promise<string> {
    if (this.held && this.held.until > this.now()) return this.held.token;
    this.getting ??= this.obtain().finally(() => (this.getting = null));
    return this.getting;
  }

  /** The vendor has refused this token: the next `get` asks for another, unless somebody has replaced it already. */
  async forget(token: string): Promise<void> {
    if (this.held?.token === token) this.held = null;
    const { shared, key } = this.options;
    if (decode(await shared.get(key))?.token === token)
      await shared.put(key, '', new Date(this.now() + 1_000));
  }

  private async obtain(): Promise<string> {
    for (let waited = 0; waited < LOCK_MS; waited += POLL_MS) {
      const known = (await this.read()) ?? (await this.refreshAlone());
      if (known) return known.token;
      await (this.options.wait ?? delay)(POLL_MS);
    }
    throw new AppError('VENDOR_UNREACHABLE', 'Another process is fetching the access token; try again.');
  }

  private refreshAlone(): Promise<Held | null> {
    return this.options.shared.lock(`${this.options.key}:lock`, LOCK_MS, async () => {
      return (await this.read()) ?? this.refresh();
    });
  }

  private async refresh(): Promise<Held> {
    const { token, expiresIn } = await this.options.refresh();
    const usable = expiresIn - Math.min(EARLY, expiresIn / 5);
    const held = { token, until: this.now() + usable * 1000 };
    await this.options.shared.put(this.options.key, JSON.stringify(held), new Date(held.until));
    this.held = held;
    return held;
  }

  private async read(): Promise<Held | null> {
    const known = decode(await this.options.shared.get(this.options.key));
    if (!known || known.until <= this.now()) return null;
    this.held = known;
    return known;
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }
}

function decode(value: string | null): Held | null {
  return value ? (JSON.parse(value) as Held) : null;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
