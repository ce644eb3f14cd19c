import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../src/contract/ports';

const SYNC_TOKEN_MS = 10 * 60_000;

/** Access tokens of the API, and the tokens that doorbells carry for `sync_msg`. */
export class FakeTokens {
  private access: { token: string; until: number } | null = null;
  private readonly ended = new Set<string>();
  private readonly doorbells = new Map<string, number>();
  /** How often a new access token was made. */
  made = 0;

  constructor(
    private readonly clock: Clock,
    private readonly seconds: number,
  ) {}

  /** The same token while it is valid. */
  issue(): { token: string; seconds: number } {
    if (this.access === null || this.access.until <= this.now()) {
      this.made += 1;
      this.access = {
        token: `at-${randomBytes(24).toString('hex')}`,
        until: this.now() + this.seconds * 1000,
      };
    }
    return {
      token: this.access.token,
      seconds: Math.max(1, Math.floor((this.access.until - this.now()) / 1000)),
    };
  }

  /** 0, or why the token does not count. */
  check(token: string): 0 | 40014 | 41001 | 42001 {
    if (token === '') return 41001;
    if (this.access?.token !== token) return this.ended.has(token) ? 42001 : 40014;
    return this.access.until > this.now() ? 0 : 42001;
  }

  revoke(): void {
    if (this.access) this.ended.add(this.access.token);
    this.access = null;
  }

  doorbell(): string {
    const token = `ENC${randomBytes(24).toString('base64url')}`;
    this.doorbells.set(token, this.now() + SYNC_TOKEN_MS);
    return token;
  }

  isDoorbell(token: string): boolean {
    return (this.doorbells.get(token) ?? 0) > this.now();
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
