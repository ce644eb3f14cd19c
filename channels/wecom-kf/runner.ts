import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { KfAccounts } from './accounts';
import type { Sync } from './sync';

/** How often it is looked for bells that a dead process left, ms. */
const LOOK_MS = 30_000;
/** An account that is quiet for this long is read without a bell: the vendor may have failed to ring. */
const QUIET_MS = 10 * 60_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Keeps one reading of an account going at a time in this process; bells meanwhile make one more. */
export class Runner {
  private readonly runs = new Map<string, Promise<void>>();
  /** Accounts that rang again while they were being read. */
  private readonly again = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly waits = new Map<string, NodeJS.Timeout>();
  private readonly looking: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly host: Pick<ChannelHost, 'logger'>,
    private readonly accounts: KfAccounts,
    private readonly sync: Sync,
  ) {
    this.looking = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** Reads the account soon; never throws. */
  ring(openKfid: string): void {
    if (this.closed) return;
    if (this.runs.has(openKfid)) {
      this.again.add(openKfid);
      return;
    }
    this.cancelWait(openKfid);
    this.runs.set(openKfid, this.run(openKfid));
  }

  /**
   * Rings for accounts that have something left to read: a bell that nobody answered, or nothing read for so long (ms).
   * Never throws.
   */
  async look(quietMs = QUIET_MS): Promise<void> {
    try {
      for (const openKfid of await this.accounts.list()) {
        if (await this.accounts.isDue(openKfid, quietMs)) this.ring(openKfid);
      }
    } catch (err) {
      this.host.logger.warn({ err }, 'could not look for accounts to read');
    }
  }

  /** Resolves when nothing is being read here. */
  async idle(): Promise<void> {
    while (this.runs.size > 0) await Promise.all(this.runs.values());
  }

  /** The page at hand is finished, no other is begun. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.looking);
    for (const openKfid of [...this.waits.keys()]) this.cancelWait(openKfid);
    await this.idle();
  }

  /** Why removed in the same step as the last look for bells: one between the two would be nobody's. */
  private async run(openKfid: string): Promise<void> {
    do {
      this.again.delete(openKfid);
      await this.attempt(openKfid);
    } while (this.again.has(openKfid) && !this.closed);
    this.runs.delete(openKfid);
  }

  private async attempt(openKfid: string): Promise<void> {
    try {
      await this.sync.catchUp(openKfid, () => !this.closed);
      this.failures.delete(openKfid);
    } catch (error) {
      this.failed(openKfid, error);
    }
  }

  private failed(openKfid: string, error: unknown): void {
    const count = (this.failures.get(openKfid) ?? 0) + 1;
    this.failures.set(openKfid, count);
    const reason = error instanceof AppError ? { code: error.code, ...error.details } : { err: error };
    this.host.logger.warn(
      { openKfid, failures: count, ...reason },
      'an account could not be read; trying again',
    );
    if (this.closed) return;
    const ms = Math.min(FIRST_WAIT_MS * 2 ** (count - 1), LONGEST_WAIT_MS);
    this.cancelWait(openKfid);
    this.waits.set(openKfid, setTimeout(() => this.ring(openKfid), ms).unref());
  }

  private cancelWait(openKfid: string): void {
    clearTimeout(this.waits.get(openKfid));
    this.waits.delete(openKfid);
  }
}
