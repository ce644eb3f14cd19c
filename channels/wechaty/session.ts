import type { Logger } from '../../src/contract/ports';
import type { Message, Wechaty } from './sdk';
import { within } from './within';

/** A bot that is being started, runs, or waits to be started again. */
export interface Session {
  /** The bot while somebody is logged in. */
  ready(): Wechaty | null;
  close(): Promise<void>;
}

export interface SessionOptions {
  load: () => Promise<Wechaty>;
  onMessage: (message: Message, bot: Wechaty) => void;
  logger: Logger;
  /** Waits before the first, second, ... new start, ms; the last one is kept to. */
  restartMs?: readonly number[];
}

const RESTART_MS = [5_000, 30_000, 120_000, 300_000];
const STOP_MS = 5_000;
/** gRPC statuses of a lost connection: CANCELLED, INTERNAL, UNAVAILABLE. */
const LOST: ReadonlySet<unknown> = new Set([1, 13, 14]);

/**
 * Keeps a bot running in the background. Whatever the puppet does wrong is logged and never thrown; when nobody is logged
 * in some time after an error, or the connection to the puppet service stays lost, a new bot is made.
 * Why: `start()` of Wechaty resolves also when it has failed, and a puppet service that was down is not called again.
 */
export function startSession(options: SessionOptions): Session {
  const { load, onMessage, logger, restartMs = RESTART_MS } = options;
  let bot: Wechaty | null = null;
  let closed = false;
  let restarts = 0;
  let failed = false;
  let timer: NodeJS.Timeout | undefined;

  const start = async (): Promise<void> => {
    try {
      const made = await load();
      if (closed) return;
      bot = made;
      listen(made);
      await made.start();
    } catch (error) {
      fail(error);
    }
  };

  const fail = (error: unknown): void => {
    logger.warn({ channel: 'wechaty', error: nameOf(error) }, 'the puppet failed');
    if (!bot?.isLoggedIn || isLost(error)) failed = true;
    if (!failed || closed || timer) return;
    timer = setTimeout(check, restartMs[Math.min(restarts, restartMs.length - 1)] ?? 0).unref();
  };

  const check = (): void => {
    timer = undefined;
    if (!failed || closed) return;
    restarts += 1;
    logger.warn({ channel: 'wechaty', restarts }, 'wechaty is started again');
    const old = bot;
    [bot, failed] = [null, false];
    running = (old ? stop(old) : Promise.resolve()).then(start);
  };

  /** A sign of life after an error takes the error back. */
  const lives = (): void => {
    failed = false;
  };

  const stop = async (old: Wechaty): Promise<void> => {
    await within(STOP_MS, old.stop()).catch((error: unknown) =>
      logger.warn({ channel: 'wechaty', error: nameOf(error) }, 'wechaty does not stop'),
    );
  };

  const listen = (made: Wechaty): void => {
    const now = (task: () => void) => (bot === made ? task() : undefined);
    made.on('heartbeat', () => now(lives));
    made.on('error', (error) => now(() => fail(error)));
    made.on('message', (message) => now(() => onMessage(message, made)));
    made.on('logout', () => logger.warn({ channel: 'wechaty' }, 'logged out'));
    made.on('login', () => {
      [failed, restarts] = [false, 0];
      logger.info({ channel: 'wechaty' }, 'logged in');
    });
    made.on('scan', (qrcode, status) => {
      failed = false;
      logger.warn({ channel: 'wechaty', status, qrcode }, 'scan this code with WeChat to log in');
    });
  };

  let running = start();
  return {
    ready: () => (bot?.isLoggedIn ? bot : null),
    async close() {
      closed = true;
      clearTimeout(timer);
      await within(STOP_MS, running).catch(() => undefined);
      if (bot) await stop(bot);
    },
  };
}

/** Not the message: puppets put texts and names into it. */
export function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { name, code } = error as { name?: unknown; code?: unknown };
  const known = typeof name === 'string' ? name : 'Error';
  return typeof code === 'number' || typeof code === 'string' ? `${known} ${code}` : known;
}

function isLost(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && LOST.has(error.code);
}
