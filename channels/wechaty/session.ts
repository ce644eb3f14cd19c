import type { Logger } from '../../src/contract/ports';
import { within } from './within';
import type { Message, Wechaty } from './sdk';

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
}

const RESTART_MS = [5_000, 30_000, 120_000, 300_000];
const STOP_MS = 5_000;

/**
 * Starts in the background and again when that fails, with longer waits. Whatever the puppet does wrong is logged and
 * never thrown.
 */
export function startSession({ load, onMessage, logger }: SessionOptions): Session {
  let bot: Wechaty | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const start = async (attempt: number): Promise<void> => {
    try {
      bot ??= listen(await load());
      if (!closed) await bot.start();
    } catch (error) {
      const wait = RESTART_MS[Math.min(attempt, RESTART_MS.length - 1)] ?? 0;
      logger.error({ channel: 'wechaty', error: nameOf(error), waitMs: wait }, 'wechaty does not start');
      if (!closed) timer = setTimeout(() => void start(attempt + 1), wait).unref();
    }
  };

  const listen = (made: Wechaty): Wechaty => {
    made.on('scan', (qrcode, status) =>
      logger.warn({ channel: 'wechaty', status, qrcode }, 'scan this code with WeChat to log in'),
    );
    made.on('login', () => logger.info({ channel: 'wechaty' }, 'logged in'));
    made.on('logout', () => logger.warn({ channel: 'wechaty' }, 'logged out'));
    made.on('error', (error) =>
      logger.warn({ channel: 'wechaty', error: nameOf(error) }, 'the puppet failed'),
    );
    made.on('message', (message) => onMessage(message, made));
    return made;
  };

  const running = start(0);
  return {
    ready: () => (bot?.isLoggedIn ? bot : null),
    async close() {
      closed = true;
      clearTimeout(timer);
      const stop = running.then(() => bot?.stop());
      await within(STOP_MS, stop).catch((error: unknown) =>
        logger.warn({ channel: 'wechaty', error: nameOf(error) }, 'wechaty does not stop'),
      );
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
