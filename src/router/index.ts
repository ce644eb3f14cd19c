import type { ChannelGuide } from '../contract/assist-port';
import type { ChannelHost } from '../contract/channel';
import type { Reply } from '../contract/content';
import type { Speaker } from '../contract/desk';
import type { LogEntry } from '../contract/log';
import type { Locale } from '../contract/understanding';
import { BOT } from './decision';
import type { RouterDeps } from './deps';
import { createGuide } from './guide';
import { Holds } from './holds';
import { channelHost } from './host';
import { Inbox } from './inbox';
import { Media } from './media';
import { createElsewhere } from './outbox/elsewhere';
import { Lanes } from './outbox/lanes';
import { Outbox } from './outbox/outbox';
import { Passive } from './outbox/passive';
import { hasRoom } from './outbox/windows';
import { pastQuestions, type PastQuestion } from './past-questions';
import { previews, type Preview } from './preview';
import { createSay } from './say';
import { Turns } from './turns';
import { Typing } from './typing';
import { Watchers } from './watchers';

export type { RouterDeps, RunningChannel } from './deps';
export { conversationOf } from './host';
export type { SendHours } from './outbox/send-hours';

const SWEPT_AT_ONCE = 500;

export interface Router extends Speaker {
  /** What each running channel would send for an answer. */
  previews(reply: Reply, locale: Locale): Preview[];
  /** What the channels allow and carry, for those who help agents write. */
  guide: ChannelGuide;
  /** What customers wrote lately, masked, out of this many messages of the sample. */
  pastQuestions(limit: number): Promise<PastQuestion[]>;
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
  const say = createSay(deps, stored);
  const lanes = new Lanes(deps);
  const outbox: Outbox = new Outbox(deps, lanes, createElsewhere(deps, say));
  const holds = new Holds(lanes, nudge);
  const turns = new Turns(deps, stored);
  const media = new Media(deps);
  const passive = new Passive(deps, outbox, holds);
  const inbox = new Inbox(deps, {
    ...{ turns, passive, holds, media, nudge },
    publish: (entry) => publish(entry.conversationId, [entry]),
  });
  const watchers = new Watchers(bus, store.log, logger);
  const typing = new Typing(deps);

  function publish(conversationId: string, entries: LogEntry[]): void {
    const first = entries[0]?.seq;
    if (first !== undefined) bus.publish('log', { conversationId, first, entries });
  }

  function stored(conversationId: string, entries: LogEntry[]): void {
    publish(conversationId, entries);
    // While the customer's request is open, its response may carry them.
    if (holds.has(conversationId) || !entries.some(({ delivery }) => delivery?.state === 'queued')) return;
    inBackground(conversationId, outbox.drain(conversationId));
  }

  function nudge(conversationId: string): void {
    if (!holds.has(conversationId)) inBackground(conversationId, outbox.nudge(conversationId));
  }

  function inBackground(conversationId: string, sending: Promise<void>): void {
    sending.catch((error: unknown) => {
      logger.error({ conversationId, err: error }, 'sending failed, will be tried again');
    });
  }

  jobs.handle('turn', (conversationId) => turns.recover(conversationId));
  // What is held is sent when its hold ends.
  jobs.handle('deliver', async (conversationId) => {
    if (!holds.has(conversationId)) await outbox.drain(conversationId);
  });

  return {
    say,
    hasRoom: (conversationId) => hasRoom(deps, conversationId),
    phrase: (message, locale, vars) => deps.live().content.message(message, locale, vars),
    bot: BOT,
    previews: (reply, locale) => previews(deps, reply, locale),
    guide: createGuide(deps),
    pastQuestions: (limit) => pastQuestions(store.log, limit),
    host: (name) => channelHost(name, deps, inbox, { watchers, typing }),
    async sweep(graceMs) {
      const before = new Date(clock.now().getTime() - graceMs);
      const pending = await store.log.conversationsPending(before, SWEPT_AT_ONCE);
      const due = await store.log.conversationsDue(before, SWEPT_AT_ONCE);
      await Promise.all([
        ...pending.map((key) => jobs.add({ name: 'turn', key })),
        ...due.map((key) => jobs.add({ name: 'deliver', key })),
        media.fetchDue(),
      ]);
    },
    async idle() {
      await turns.idle();
      await outbox.idle();
    },
    close() {
      watchers.close();
      typing.close();
    },
  };
}
