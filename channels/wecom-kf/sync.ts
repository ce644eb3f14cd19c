import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { Bell, KfAccounts } from './accounts';
import { errcodeOf, type KfApi } from './api';
import { BAD_PARAMETER, BUSY, TOKEN_ERRORS } from './errors';
import type { Intake } from './intake';
import { keys } from './shared-keys';

const PAGE = 200;
const MOST_BYTES = 16 * 1024 * 1024;
const CALL_MS = 10_000;
/** Longest time for which a process that died keeps the others from reading. */
const LOCK_MS = 30_000;
const YEARS_MS = 10 * 365 * 86_400_000;
/** Longer than the vendor keeps messages. */
const FIRST_MS = 4 * 86_400_000;

/** Pages in a row that may be empty. */
const MOST_STILL = 5;

/** `still`: there is more, but this page had nothing of it. */
type Step = 'more' | 'still' | 'end';
type Page = { items: unknown[]; next: string; more: boolean };

/** Reads accounts by cursor, one process at a time, until nothing is left. */
export class Sync {
  constructor(
    private readonly host: Pick<ChannelHost, 'shared' | 'clock' | 'logger'>,
    private readonly api: KfApi,
    private readonly accounts: KfAccounts,
    private readonly intake: Intake,
    private readonly firstSyncMs: number,
  ) {}

  /**
   * Returns when everything has been taken in that was there when the newest bell rang, or another process sees to it:
   * that one looks for a newer bell once it has given up the lock. Throws VENDOR_UNREACHABLE, VENDOR_REJECTED, or what
   * the store threw; the cursor then stands before the page that failed.
   */
  async catchUp(openKfid: string, goesOn: () => boolean): Promise<void> {
    for (let still = 0; goesOn();) {
      const bell = await this.accounts.bell(openKfid);
      const step = await this.host.shared.lock(keys.lock(openKfid), LOCK_MS, () => this.page(openKfid, bell));
      if (step === null) return;
      still = step === 'still' ? still + 1 : 0;
      if (still > MOST_STILL) throw new AppError('VENDOR_UNREACHABLE', 'WeCom says more and gives nothing.');
      if (step !== 'end') continue;
      await this.accounts.answer(openKfid, bell);
      if ((await this.accounts.bell(openKfid))?.id === bell?.id) return;
    }
  }

  /** Takes one page in. */
  private async page(openKfid: string, bell: Bell | null): Promise<Step> {
    const { shared } = this.host;
    const cursor = await shared.get(keys.cursor(openKfid));
    const since = await this.since(openKfid, cursor === null);
    const page = await this.read(openKfid, cursor ?? '', this.accounts.tokenOf(bell));
    await this.intake.take(openKfid, page.items, since);
    const moved = page.next !== '' && page.next !== cursor;
    if (moved) await shared.put(keys.cursor(openKfid), page.next, this.later(YEARS_MS));
    if (!page.more) return 'end';
    return moved ? 'more' : 'still';
  }

  /**
   * The first reading of an account begins three days back: what is older than a few minutes is none of ours. Kept for
   * as long as those days last, as the first reading has many pages and may be broken off.
   */
  private async since(openKfid: string, first: boolean): Promise<Date | null> {
    const { shared, clock } = this.host;
    const known = await shared.get(keys.since(openKfid));
    if (known !== null || !first) return known === null ? null : new Date(Number(known));
    const since = clock.now().getTime() - this.firstSyncMs;
    await shared.put(keys.since(openKfid), String(since), this.later(FIRST_MS));
    return new Date(since);
  }

  /**
   * Why twice: a token that the vendor takes no more only costs speed, so without it is tried before giving up. A cursor
   * that it takes no more is forgotten; what is then read again is known by its msgid.
   */
  private async read(openKfid: string, cursor: string, token: string): Promise<Page> {
    let body = await this.ask(openKfid, cursor, token);
    if (token !== '' && isRefused(body)) body = await this.ask(openKfid, cursor, '');
    const errcode = errcodeOf(body);
    if (errcode === 0) return pageOf(body);
    if (errcode === BAD_PARAMETER && cursor !== '') {
      this.host.logger.error({ openKfid }, 'WeCom refuses our cursor; reading the last three days again');
      await this.host.shared.put(keys.cursor(openKfid), '', this.later(YEARS_MS));
    }
    const code = BUSY.has(errcode) || TOKEN_ERRORS.has(errcode) ? 'VENDOR_UNREACHABLE' : 'VENDOR_REJECTED';
    throw new AppError(code, 'WeCom refuses to be read.', { details: { errcode } });
  }

  private async ask(openKfid: string, cursor: string, token: string): Promise<Record<string, unknown>> {
    const payload = {
      cursor,
      ...(token !== '' && { token }),
      limit: PAGE,
      voice_format: 0,
      open_kfid: openKfid,
    };
    const result = await this.api.post('kf/sync_msg', payload, { timeoutMs: CALL_MS, maxBytes: MOST_BYTES });
    if (result.kind === 'answer') return result.body;
    const details = { outcome: result.receipt.code };
    throw new AppError('VENDOR_UNREACHABLE', 'WeCom cannot be read; trying again.', { details });
  }

  private later(ms: number): Date {
    return new Date(this.host.clock.now().getTime() + ms);
  }
}

function isRefused(body: Record<string, unknown>): boolean {
  const errcode = errcodeOf(body);
  return errcode !== 0 && !BUSY.has(errcode) && !TOKEN_ERRORS.has(errcode);
}

function pageOf({ msg_list, next_cursor, has_more }: Record<string, unknown>): Page {
  return {
    items: Array.isArray(msg_list) ? msg_list : [],
    next: typeof next_cursor === 'string' && next_cursor.length <= 1024 ? next_cursor : '',
    more: has_more === 1 || has_more === true,
  };
}
