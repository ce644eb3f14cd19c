import { randomUUID } from 'node:crypto';
import { newcomer, type Agent } from '../../src/contract/agent';
import type { Accepted, ChannelHost, Inbound } from '../../src/contract/channel';
import type { Content } from '../../src/contract/content';
import type { Calendar } from '../../src/contract/routing';
import type { CodeChecks } from '../../src/contract/code';
import type { ContactPort } from '../../src/contract/contact';
import type { Bus, Clock } from '../../src/contract/ports';
import type { MissedReport } from '../../src/contract/publishing';
import type { Store } from '../../src/contract/store';
import type { Understanding } from '../../src/contract/understanding';
import { createDesk, type RunningDesk } from '../../src/desk';
import { createLocalBus } from '../../src/jobs/local-bus';
import { createStoreJobs } from '../../src/jobs/store-jobs';
import { createRouter, type Router, type SendHours } from '../../src/router';
import { understanding } from '../builders/understanding';
import { fakeCalendar } from '../fakes/calendar';
import { noContacts } from '../fakes/contacts';
import { fakeContent } from '../fakes/content';
import { fakeChannel, type FakeChannel } from '../fakes/channel';
import { fakeLogger, type FakeLogger } from '../fakes/logger';

export interface World {
  store: Store;
  router: Router;
  desk: RunningDesk;
  channel: FakeChannel;
  /** What the channel got of the core. */
  host: ChannelHost;
  logger: FakeLogger;
  bus: Bus;
  /** What was reported to the editors' inbox. */
  missed: MissedReport[];
  /** A customer's message; its conversation is `c-<from>`. */
  say(from: string, text: string, vendorId?: string, more?: Partial<Inbound>): Promise<Accepted>;
  agent(change?: Partial<Agent>): Promise<Agent>;
  close(): Promise<void>;
}

export interface WorldOptions {
  store: Store;
  clock?: Clock;
  channel?: FakeChannel;
  /** A channel named `sms`. */
  phone?: FakeChannel;
  understand?: (text: string) => Partial<Understanding>;
  leaseMs?: number;
  contacts?: ContactPort & CodeChecks;
  sendHours?: SendHours;
  content?: Content;
  calendar?: Calendar;
}

/** Known words: the rest is out of scope. */
const WORDS: Record<string, Partial<Understanding>> = {
  fee: { intent: 'fee.transfer' },
  loan: { intent: 'loan.follow-up' },
  person: { signals: ['human'] },
  stolen: { signals: ['card-lost'] },
};

const TELEMETRY = {
  turn: () => undefined,
  visit: () => undefined,
  stage: () => undefined,
  delivery: () => undefined,
  segments: () => undefined,
  understood: () => undefined,
};

/** Router, desk and jobs as one process has them, over a real store. */
export function createWorld(options: WorldOptions): World {
  const { store, clock = { now: () => new Date() }, channel = fakeChannel(), leaseMs = 60_000 } = options;
  const understand = options.understand ?? ((text: string) => WORDS[text] ?? {});
  const logger = fakeLogger();
  const bus = createLocalBus(logger);
  const jobs = createStoreJobs(store.jobs, clock, logger);
  const ids = { next: () => randomUUID() };
  const content = options.content ?? fakeContent;
  const calendar = options.calendar ?? fakeCalendar();
  const shared = { store, content: () => content, calendar, bus, jobs, clock, ids, logger };
  const contacts = options.contacts ?? noContacts;
  const desk = createDesk({ ...shared, contacts, speaker: () => router, leaseMs });
  const missed: MissedReport[] = [];
  const router: Router = createRouter({
    ...shared,
    live: () => ({
      version: 'test',
      understander: { understand: (text) => understanding(understand(text)), version: () => 'test' },
      content,
    }),
    missed: { report: (report) => Promise.resolve(void missed.push(report)) },
    desk,
    channels: new Map([['fake', channel], ...(options.phone ? [['sms', options.phone] as const] : [])]),
    telemetry: TELEMETRY,
    secret: () => 'secret',
    contacts,
    sendHours: options.sendHours ?? { from: 0, to: 0, timeZone: 'Asia/Shanghai' },
  });
  jobs.start();
  const host = router.host('fake');

  return {
    store,
    router,
    desk,
    channel,
    host,
    logger,
    bus,
    missed,
    say: (from, text, vendorId = randomUUID(), more = {}) =>
      host.accept({
        vendorId,
        ...more,
        activity: {
          type: 'message',
          channelId: 'fake',
          from: { id: from, name: from },
          conversation: { id: `c-${from}` },
          locale: 'en',
          text,
        },
      }),
    async agent(change = {}) {
      const id = randomUUID();
      const agent: Agent = {
        id,
        username: id,
        displayName: 'Ann',
        role: 'agent',
        queues: [],
        skills: [],
        languages: ['zh-CN', 'zh-HK', 'en'],
        regions: [],
        team: null,
        cap: 3,
        ...newcomer(clock.now()),
        ...change,
      };
      await store.agents.create(agent, 'no password');
      return agent;
    },
    async close() {
      await router.idle();
      await jobs.close();
      router.close();
      await bus.close();
    },
  };
}
