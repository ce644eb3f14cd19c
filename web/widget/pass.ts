import type { Vault } from './vault';
import { asWireError, call, type Grant } from './wire';

/** The right to one conversation. */
export interface Session {
  conversationId: string;
  token: string;
  userId: string;
  /** ms since 1970. */
  expires: number;
}

/** Holds the token of the conversation: gets it, refreshes it at half life, replaces it when it was refused. */
export class Pass {
  /** Where Direct Line is spoken. */
  readonly base: string;
  private session: Session | null;
  private asking: Promise<Session> | null = null;
  private timer = 0;

  constructor(
    private readonly origin: string,
    private readonly vault: Vault,
    private readonly locale: () => string,
  ) {
    this.base = `${origin}/v3/directline`;
    this.session = vault.read('session') as Session | null;
  }

  /** A conversation of an earlier visit can be resumed. */
  get known(): boolean {
    return this.session !== null;
  }

  async valid(): Promise<Session> {
    if (this.session !== null && this.session.expires > Date.now()) return this.session;
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  /** Runs a call with a valid token; once more with a new one if it was refused. */
  async authorised<T>(work: (session: Session, url: string) => Promise<T>): Promise<T> {
    for (let again = false; ; again = true) {
      const session = await this.valid();
      try {
        return await work(session, `${this.base}/conversations/${session.conversationId}`);
      } catch (error) {
        if (!asWireError(error).unauthorised) throw error;
        this.expire(session);
        if (again) throw error;
      }
    }
  }

  /** Takes over what the server granted. */
  keep(grant: Partial<Grant> & Pick<Session, 'conversationId' | 'token' | 'userId'>): Session {
    const life = (grant.expires_in ?? 1800) * 1000;
    const { conversationId, token, userId } = grant;
    // Why 10 s less: a token must not run out on its way.
    this.session = { conversationId, token, userId, expires: Date.now() + life - 10_000 };
    this.vault.write('session', this.session);
    this.refreshIn(life / 2);
    return this.session;
  }

  /** The conversation has ended: the next token is for a new one. */
  forget(): void {
    this.session = null;
    this.vault.remove('session');
  }

  private async ask(): Promise<Session> {
    const old = this.session;
    const body = { locale: this.locale(), ...(old === null ? {} : { token: old.token }) };
    const grant = await call<Grant>(`${this.origin}/webchat/token`, 'POST', undefined, body);
    return this.keep({ userId: old?.userId ?? '', ...grant });
  }

  private expire(refused: Session): void {
    if (this.session?.token === refused.token) this.session.expires = 0;
  }

  private refreshIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.refresh(), ms);
  }

  private async refresh(): Promise<void> {
    if (this.session === null) return;
    try {
      const { token } = this.session;
      this.keep({ ...this.session, ...(await call<Grant>(`${this.base}/tokens/refresh`, 'POST', token)) });
    } catch {
      // A token that ran out meanwhile is replaced by the next call that needs one.
      this.refreshIn(60_000);
    }
  }
}
