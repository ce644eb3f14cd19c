import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { isOpenKfid } from './settings';
import { keys } from './shared-keys';

/** A doorbell: something is to be read. Its token is good for ten minutes of reading. */
export interface Bell {
  id: string;
  token: string;
  at: number;
}

const TOKEN_MS = 9 * 60_000;
const YEARS_MS = 10 * 365 * 86_400_000;
const MOST_CHARACTERS = 4000;
const LOCK_MS = 5_000;
const LOCK_ATTEMPTS = 40;

/**
 * Which accounts there are and which of them have rung, where all processes see it. It is noted before the doorbell is
 * answered, so that whoever lives reads what a process that died had promised to read.
 */
export class KfAccounts {
  /** `allowed` empty: every account of the app. */
  constructor(
    private readonly host: Pick<ChannelHost, 'shared' | 'clock' | 'ids'>,
    private readonly allowed: readonly string[],
  ) {}

  allows(openKfid: string): boolean {
    return isOpenKfid(openKfid) && (this.allowed.length === 0 || this.allowed.includes(openKfid));
  }

  /** Every account that was named in the settings or has rung. */
  async list(): Promise<string[]> {
    if (this.allowed.length > 0) return [...this.allowed];
    const stored = await this.host.shared.get(keys.accounts);
    return stored ? (JSON.parse(stored) as string[]) : [];
  }

  /** Resolves when it is stored that this account has rung. */
  async note(openKfid: string, token: string): Promise<void> {
    await this.add(openKfid);
    const bell: Bell = { id: this.host.ids.next(), token, at: this.host.clock.now().getTime() };
    await this.host.shared.put(keys.bell(openKfid), JSON.stringify(bell), this.later(YEARS_MS));
  }

  async bell(openKfid: string): Promise<Bell | null> {
    const stored = await this.host.shared.get(keys.bell(openKfid));
    return stored ? (JSON.parse(stored) as Bell) : null;
  }

  /** Empty when there is none that the vendor would take. */
  tokenOf(bell: Bell | null): string {
    return bell && bell.at + TOKEN_MS > this.host.clock.now().getTime() ? bell.token : '';
  }

  /** All that was there when this bell rang has been read. */
  async answer(openKfid: string, bell: Bell | null): Promise<void> {
    const { shared, clock } = this.host;
    await shared.put(keys.synced(openKfid), String(clock.now().getTime()), this.later(YEARS_MS));
    if (bell) await shared.put(keys.answered(openKfid), bell.id, this.later(YEARS_MS));
  }

  /** True when a bell was not answered, or nothing was read for that long (ms). */
  async isDue(openKfid: string, quietMs: number): Promise<boolean> {
    const { shared, clock } = this.host;
    const bell = await this.bell(openKfid);
    if (bell && bell.id !== (await shared.get(keys.answered(openKfid)))) return true;
    const synced = Number((await shared.get(keys.synced(openKfid))) ?? 0);
    return synced + quietMs <= clock.now().getTime();
  }

  private async add(openKfid: string): Promise<void> {
    if ((await this.list()).includes(openKfid)) return;
    for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt += 1) {
      const done = await this.host.shared.lock(`${keys.accounts}:lock`, LOCK_MS, () => this.append(openKfid));
      if (done) return;
      await sleep(50);
    }
    throw new AppError('STORE_UNAVAILABLE', 'The list of accounts is held by another process; try again.');
  }

  private async append(openKfid: string): Promise<true> {
    const list = JSON.stringify([...new Set([...(await this.list()), openKfid])]);
    if (list.length > MOST_CHARACTERS) {
      throw new AppError(
        'CONFIG_INVALID',
        'Too many customer-service accounts; name them in WECOM_KF_OPEN_KFIDS.',
      );
    }
    await this.host.shared.put(keys.accounts, list, this.later(YEARS_MS));
    return true;
  }

  private later(ms: number): Date {
    return new Date(this.host.clock.now().getTime() + ms);
  }
}
