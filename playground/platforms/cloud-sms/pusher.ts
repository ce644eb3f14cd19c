import { setTimeout as pause } from 'node:timers/promises';
import { UnderWay } from '../under-way';

export interface Answered {
  acknowledged: boolean;
  attempts: number;
  milliseconds: number;
  /** Of the last attempt; 0 when there was none. */
  status: number;
}

export interface PusherOptions {
  /** Waits before the repeats, ms. */
  repeatAfterMs: readonly number[];
  timeoutMs: number;
  /** Whether an answer of status 200 says that all was taken. */
  isTaken: (body: unknown) => boolean;
}

/** Posts JSON without any signature, and repeats it until it is taken. */
export class Pusher {
  private readonly running = new UnderWay();
  private readonly closing = new AbortController();

  constructor(private readonly options: PusherOptions) {}

  push(url: string, payload: unknown): Promise<Answered> {
    return this.running.track(this.attempt(url, JSON.stringify(payload)));
  }

  /** Gives up what waits to be repeated. */
  close(): Promise<void> {
    this.closing.abort();
    return this.running.idle();
  }

  private async attempt(url: string, body: string): Promise<Answered> {
    const since = performance.now();
    const waits = this.options.repeatAfterMs;
    for (let attempts = 1; ; attempts += 1) {
      const { status, taken } = await this.once(url, body);
      const wait = waits[attempts - 1];
      if (taken || wait === undefined || !(await this.waited(wait))) {
        return { acknowledged: taken, attempts, milliseconds: performance.now() - since, status };
      }
    }
  }

  private async once(url: string, body: string): Promise<{ status: number; taken: boolean }> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.options.timeoutMs),
      });
      const text = await response.text();
      return { status: response.status, taken: response.status === 200 && this.options.isTaken(parse(text)) };
    } catch {
      return { status: 0, taken: false };
    }
  }

  /** False when the platform is being closed. */
  private async waited(ms: number): Promise<boolean> {
    try {
      await pause(ms, undefined, { signal: this.closing.signal, ref: false });
      return true;
    } catch {
      return false;
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
