import { UnderWay } from '../under-way';
import { sign } from './sign';

/** TCP 2 x 5 s, the whole answer 15 s. */
const TIMEOUT_MS = 15_000;
const TOO_LATE = new Error('no answer in time');

export interface Answered {
  acknowledged: boolean;
  attempts: number;
  milliseconds: number;
  /** Of the last attempt; 0 when there was none. */
  status: number;
  body: string;
}

type Failure = 'ct' | 'rt' | '4xx' | '5xx';

/** Posts signed forms to the public address, which stands for the place where Switchboard really listens. */
export class Webhooks {
  /** Where Switchboard listens. */
  target = '';
  /** What can be given up. Why not AbortSignal.any: it keeps every request with the signal that outlives them. */
  private readonly open = new Set<AbortController>();
  private closed = false;
  private readonly running = new UnderWay();

  constructor(private readonly token: () => string) {}

  /**
   * One request, repeated as the connection settings after the address's `#` ask for (`rc` times on `rp`; once after a
   * failed connection when they say nothing).
   * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
   */
  post(publicUrl: string, fields: Record<string, string>): Promise<Answered> {
    return this.running.track(this.attempt(publicUrl, fields));
  }

  /** Resolves when every request has been answered or given up. */
  idle(): Promise<void> {
    return this.running.idle();
  }

  /** Gives up what is under way and everything after. */
  async close(): Promise<void> {
    this.closed = true;
    this.open.forEach((request) => request.abort());
    await this.idle();
  }

  private async attempt(publicUrl: string, fields: Record<string, string>): Promise<Answered> {
    const [url = '', overrides = ''] = publicUrl.split('#', 2);
    const settings = new URLSearchParams(overrides);
    const repeats = Number(settings.get('rc') ?? 1);
    const policy = (settings.get('rp') ?? 'ct').split(',');
    const since = performance.now();
    for (let attempts = 1; ; attempts += 1) {
      const { status, body, failure } = await this.once(url, fields);
      const again =
        failure !== null && (policy.includes(failure) || policy.includes('all')) && attempts <= repeats;
      if (again) continue;
      return {
        acknowledged: failure === null,
        attempts,
        milliseconds: performance.now() - since,
        status,
        body,
      };
    }
  }

  private async once(
    url: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; body: string; failure: Failure | null }> {
    const { pathname, search } = new URL(url);
    const request = new AbortController();
    const timer = setTimeout(() => request.abort(TOO_LATE), TIMEOUT_MS);
    this.open.add(request);
    if (this.closed) request.abort();
    try {
      const response = await fetch(new URL(pathname + search, this.target), {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
          'user-agent': 'TwilioProxy/1.1',
          'x-twilio-signature': sign(this.token(), url, fields),
          'i-twilio-idempotency-token': crypto.randomUUID(),
        },
        body: new URLSearchParams(fields),
        redirect: 'manual',
        signal: request.signal,
      });
      const failure = response.status < 400 ? null : response.status < 500 ? '4xx' : '5xx';
      return { status: response.status, body: await response.text(), failure };
    } catch (error) {
      return { status: 0, body: '', failure: error === TOO_LATE ? 'rt' : 'ct' };
    } finally {
      clearTimeout(timer);
      this.open.delete(request);
    }
  }
}
