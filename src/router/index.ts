import type { ChannelHost } from '../contract/channel';
import type { Speaker } from '../contract/desk';
import type { LogEntry } from '../contract/log';
import { BOT } from './decision';
import type { RouterDeps } from './deps';
import { firstDelivery } from './entries';
import { Inbox } from './inbox';
import { createLimiter } from './limiter';
import { Outbox } from './outbox';
import { Turns } from './turns';
import { Watchers } from './watchers';

export type { RouterDeps, RunningChannel } from './deps';

const SWEPT_AT_ONCE = 500;

export interface Router extends Speaker {
  /** What a channel gets; `name` is the channel's. */
  host(name: string): ChannelHost;
  /** Makes the jobs again for whatever has been unfinished for the given time. */
  sweep(graceMs: number): Promise<void>;
  /** Resolves when nothing runs any more in this process. */
  idle(): Promise<void>;
  close(): void;
}

export function createRouter(deps: RouterDeps): Router {
  const { store, bus, jobs, clock, logger } = deps;
  const outbox = new Outbox(deps);
  const turns = new Turns(deps, stored);
  const inbox = new Inbox(deps, turns, (entry) => publish(entry.conversationId, [entry]));
  const watchers = new Watchers(bus, store.log, logger);

  function publish(conversationId: string, entries: LogEntry[]): void {
    const first = entries[0]?.seq;
    if (first !== undefined) bus.publish('log', { conversationId, first, entries });
  }

  function stored(conversationId: string, entries: LogEntry[]): void {
    publish(conversationId, entries);
    if (entries.some(({ delivery }) => delivery?.state === 'queued')) send(conversationId);
  }

  function send(conversationId: string): void {
    outbox.drain(conversationId).catch((error: unknown) => {
      logger.error({ conversationId, err: error }, 'sending failed, will be tried again');
    });
  }

  jobs.handle('turn', (conversationId) => turns.recover(conversationId));
  jobs.handle('deliver', (conversationId) => outbox.drain(conversationId));

  return {
    async say({ conversationId, key, author, from, text, event }) {
      const conversation = await store.conversations.get(conversationId);
      const channel = conversation?.channel ?? 'unknown';
      const now = clock.now();
      const common = {
        channelId: channel,
        from,
        conversation: { id: conversationId },
        channelData: { author },
      };
      const capabilities = deps.channels.get(channel)?.channel.capabilities;
      const activity = event
        ? { ...common, type: 'event', ...event }
        : { ...common, type: 'message', text, textFormat: 'plain' };
      const delivery = firstDelivery(activity, capabilities, now);
      const result = await store.log.append({
        conversationId,
        channel,
        direction: 'out',
        author,
        activity,
        key,
        at: now,
        delivery,
      });
      stored(conversationId, [result.entry]);
      return result.entry;
    },
    phrase: (message, locale, vars) => deps.content().message(message, locale, vars),
    bot: BOT,
    host: (name) => ({
      accept: (inbound) => inbox.accept(name, inbound),
      read: (conversationId, after, limit) => store.log.after(conversationId, after, limit),
      watch: (conversationId, listener) => watchers.watch(conversationId, listener),
      limiter: (purpose, points, perSeconds) => createLimiter(`${name}:${purpose}`, points, perSeconds),
      files: store.files,
      clock,
      ids: deps.ids,
      logger,
      secret: deps.secret,
    }),
    async sweep(graceMs) {
      const before = new Date(clock.now().getTime() - graceMs);
      const pending = await store.log.conversationsPending(before, SWEPT_AT_ONCE);
      const due = await store.log.conversationsDue(before, SWEPT_AT_ONCE);
      await Promise.all([
        ...pending.map((key) => jobs.add({ name: 'turn', key })),
        ...due.map((key) => jobs.add({ name: 'deliver', key })),
      ]);
    },
    async idle() {
      await turns.idle();
      await outbox.idle();
    },
    close: () => watchers.close(),
  };
}
