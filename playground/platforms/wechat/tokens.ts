import { randomUUID } from 'node:crypto';

/** What an API call is refused with; numbers are WeChat's. */
export interface Refusal {
  errcode: number;
  errmsg: string;
}

const MAX_SECONDS = 7_200;
const OVERLAP_MS = 300_000;
const FORCE_EVERY_MS = 30_000;

/** Access tokens by the rules of `stable_token`. */
export class Tokens {
  /** How many were issued. */
  issued = 0;
  private readonly until = new Map<string, number>();
  private current: string | null = null;
  private forcedAt = -Infinity;

  constructor(
    private readonly now: () => number,
    private readonly seconds = MAX_SECONDS,
  ) {}

  /** The same token while it is good for another five minutes; both are good while they overlap. */
  get(force: boolean): { access_token: string; expires_in: number } | Refusal {
    if (force) return this.force();
    const left = (this.until.get(this.current ?? '') ?? 0) - this.now();
    if (this.current !== null && left > OVERLAP_MS) return this.shown(this.current);
    return this.issue();
  }

  /** Ends the token as if it had leaked and been replaced elsewhere. */
  revoke(): void {
    this.until.clear();
    this.current = null;
  }

  refusalOf(token: string | null): Refusal | null {
    if (token === null || token === '') return { errcode: 41001, errmsg: 'access_token missing' };
    const until = this.until.get(token);
    if (until === undefined) return { errcode: 40001, errmsg: 'invalid credential, access_token is invalid' };
    return until > this.now() ? null : { errcode: 42001, errmsg: 'access_token expired' };
  }

  private force(): { access_token: string; expires_in: number } | Refusal {
    if (this.now() - this.forcedAt < FORCE_EVERY_MS)
      return { errcode: 45011, errmsg: 'api minute-quota reached' };
    this.forcedAt = this.now();
    this.revoke();
    return this.issue();
  }

  private issue(): { access_token: string; expires_in: number } {
    this.issued += 1;
    this.current = `wx_token_${randomUUID()}`;
    this.until.set(this.current, this.now() + this.seconds * 1000);
    return this.shown(this.current);
  }

  private shown(token: string): { access_token: string; expires_in: number } {
    const left = ((this.until.get(token) ?? 0) - this.now()) / 1000;
    return { access_token: token, expires_in: Math.floor(left) };
  }
}
