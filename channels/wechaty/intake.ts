import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { decode } from './decode';
import { observe } from './observe';
import type { Message, Wechaty } from './sdk';
import { nameOf } from './session';
import type { WechatySettings } from './settings';

/** Messages that wait to be stored; further ones are dropped and logged. */
const MAX_WAITING = 1000;
/** A customer who says more than this a minute is not heard further. */
const PER_MINUTE = 30;
const STORE_AGAIN_MS = [1_000, 5_000, 20_000];

/**
 * Stores what the puppet hears, one after the other, so that a customer's messages keep their order. Never throws.
 * Why tried again here: a puppet shows a message once.
 */
export function intake(
  host: ChannelHost,
  { WECHATY_MAX_AGE_SECONDS }: Pick<WechatySettings, 'WECHATY_MAX_AGE_SECONDS'>,
): (message: Message, bot: Wechaty) => void {
  const limiter = host.limiter('wechaty', PER_MINUTE, 60);
  let waiting = 0;
  let tail = Promise.resolve();

  const take = async (message: Message, bot: Wechaty): Promise<void> => {
    const context = { receivedAt: host.clock.now(), conversationOf: (id: string) => host.conversationOf(id) };
    for (const inbound of decode(await observe(message, bot), context)) {
      await limiter.consume(inbound.activity.from.id);
      await persistently(() => host.accept(inbound));
    }
  };

  const isOld = (message: Message) =>
    host.clock.now().getTime() - message.date().getTime() > WECHATY_MAX_AGE_SECONDS * 1000;

  return (message, bot) => {
    if (isOld(message)) {
      host.logger.debug({ channel: 'wechaty', messageId: message.id }, 'an old message is left out');
      return;
    }
    if (waiting >= MAX_WAITING) {
      host.logger.error({ channel: 'wechaty', messageId: message.id }, 'too many messages wait: one is lost');
      return;
    }
    waiting += 1;
    tail = tail
      .then(() => take(message, bot))
      .catch((error: unknown) =>
        host.logger.error(
          { channel: 'wechaty', messageId: message.id, error: codeOf(error) },
          'a message is lost',
        ),
      )
      .finally(() => (waiting -= 1));
  };
}

/** Only what may pass is tried again. */
async function persistently(task: () => Promise<unknown>): Promise<void> {
  for (const wait of STORE_AGAIN_MS) {
    try {
      await task();
      return;
    } catch (error) {
      if (!(error instanceof AppError) || error.culprit !== 'server') throw error;
      await new Promise((done) => setTimeout(done, wait).unref());
    }
  }
  await task();
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : nameOf(error);
}
