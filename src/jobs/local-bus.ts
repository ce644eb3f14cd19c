import { EventEmitter } from 'node:events';
import type { Bus, LiveMessages, Logger } from '../contract/ports';

/** Live events inside one process. A listener that throws is logged and disturbs nobody else. */
export function createLocalBus(logger: Logger): Bus {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (topic, message) => void emitter.emit(topic, message),
    subscribe(topic, listener) {
      const guarded = (message: LiveMessages[typeof topic]): void => {
        try {
          listener(message);
        } catch (error) {
          logger.error({ topic, err: error }, 'a listener failed');
        }
      };
      emitter.on(topic, guarded);
      return () => void emitter.off(topic, guarded);
    },
    close: () => {
      emitter.removeAllListeners();
      return Promise.resolve();
    },
  };
}
