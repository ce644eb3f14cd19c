import type { PDU } from 'smpp';
import type { Logger } from '../../../../src/contract/ports';
import type { SmppConfig, Timing } from './config';
import { SmppSession } from './session';
import { STATUS, statusName } from './statuses';

/** Trying again soon would only get the account locked. */
const WRONG_CREDENTIALS = new Set<number>([
  STATUS.ESME_RINVPASWD,
  STATUS.ESME_RINVSYSID,
  STATUS.ESME_RBINDFAIL,
]);

export interface ConnectionDeps {
  config: SmppConfig;
  timing: Timing;
  logger: Logger;
  delivered: (pdu: PDU, session: SmppSession) => void;
  /** From 0 to 1. */
  random(): number;
}

/** Keeps one session bound: connects, and connects again with growing waits, until it is closed. */
export class Connection {
  private session: SmppSession | null = null;
  private attempt: SmppSession | null = null;
  private failures = 0;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly deps: ConnectionDeps) {}

  start(): void {
    const { config, timing, delivered } = this.deps;
    let boundAt: number | undefined;
    const session = new SmppSession(config, timing, {
      delivered,
      closed: () => this.again(session, boundAt),
    });
    this.attempt = session;
    void session.bind().then((status) => {
      if (status !== STATUS.ESME_ROK) {
        this.refused(session, status);
        return;
      }
      boundAt = performance.now();
      this.session = session;
      this.deps.logger.info({ host: config.host, port: config.port }, 'SMPP bound');
      for (const go of [...this.waiting]) go();
    });
  }

  /** The bound session, or null when there is none within the time. */
  async bound(timeoutMs: number): Promise<SmppSession | null> {
    if (this.session === null && !this.closed) await this.wait(timeoutMs);
    return this.session;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    for (const go of [...this.waiting]) go();
    const { session } = this;
    this.session = null;
    await session?.close();
    this.attempt?.destroy();
  }

  private wait(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, timeoutMs);
      this.waiting.add(go);
    });
  }

  private refused(session: SmppSession, status: number | null): void {
    const { host, port } = this.deps.config;
    const code = status === null ? 'NO_ANSWER' : statusName(status);
    if (status !== null && WRONG_CREDENTIALS.has(status)) {
      this.failures = Number.MAX_SAFE_INTEGER;
      this.deps.logger.error(
        { host, port, code },
        'SMPP bind refused: check SMPP_SYSTEM_ID, SMPP_PASSWORD and the source addresses that the operator allows',
      );
    } else if (!this.closed)
      this.deps.logger.warn({ host, port, code, err: session.failure }, 'SMPP not bound');
    session.destroy();
  }

  private again(session: SmppSession, boundAt: number | undefined): void {
    if (this.session === session) this.session = null;
    if (this.closed) return;
    const [first, longest] = this.deps.timing.reconnectMs;
    if (boundAt !== undefined && performance.now() - boundAt > longest) this.failures = 0;
    const full = Math.min(longest, first * 2 ** Math.min(this.failures, 30));
    this.failures = Math.min(this.failures, 30) + 1;
    if (boundAt !== undefined) this.deps.logger.warn({ err: session.failure }, 'SMPP connection lost');
    this.timer = setTimeout(() => this.start(), full / 2 + (full / 2) * this.deps.random());
  }
}
