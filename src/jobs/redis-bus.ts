import { randomUUID } from 'node:crypto';
import Redis from 'ioredis';
import type { Bus, LiveMessages, Logger } from '../contract/ports';
import type { StoredEvent } from '../contract/events';
import { createLocalBus } from './local-bus';

const CHANNEL = 'switchboard:live';

/** What travels: places in the log and events without texts. Redis holds no word of a customer. */
type Wire =
  | { from: string; topic: 'log'; conversationId: string; first: number }
  | { from: string; topic: 'desk'; event: Omit<StoredEvent, 'at'> & { at: string } }
  | { from: string; topic: 'content'; event: LiveMessages['content'] }
  | { from: string; topic: 'typing'; event: LiveMessages['typing'] };

/** Live events between processes by Redis pub/sub; inside this one they need no Redis. */
export function createRedisBus(redisUrl: string, logger: Logger): Bus {
  const self = randomUUID();
  const local = createLocalBus(logger);
  const sender = new Redis(redisUrl, {
    maxRetriesPerRequest: 1,
    connectTimeout: 1_000,
    enableOfflineQueue: false,
  });
  const receiver = new Redis(redisUrl, { maxRetriesPerRequest: null });
  for (const redis of [sender, receiver]) {
    redis.on('error', (error: Error) => logger.warn({ code: error.message }, 'redis bus'));
  }
  receiver.subscribe(CHANNEL).catch((error: unknown) => logger.warn({ err: error }, 'redis bus'));
  receiver.on('message', (_channel: string, text: string) => {
    const wire = JSON.parse(text) as Wire;
    if (wire.from === self) return;
    if (wire.topic === 'content') local.publish('content', wire.event);
    else if (wire.topic === 'typing') local.publish('typing', wire.event);
    else if (wire.topic === 'desk') local.publish('desk', { ...wire.event, at: new Date(wire.event.at) });
    else local.publish('log', { conversationId: wire.conversationId, first: wire.first, entries: null });
  });

  return {
    publish(topic, message) {
      local.publish(topic, message);
      const wire = topic === 'log' ? logWire(message as LiveMessages['log']) : { topic, event: message };
      sender.publish(CHANNEL, JSON.stringify({ from: self, ...wire })).catch(() => undefined);
    },
    subscribe: (topic, listener) => local.subscribe(topic, listener),
    async close() {
      await local.close();
      sender.disconnect();
      receiver.disconnect();
    },
  };
}

function logWire({ conversationId, first }: LiveMessages['log']): object {
  return { topic: 'log', conversationId, first };
}
