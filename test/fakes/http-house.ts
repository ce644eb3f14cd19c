import { hashSync } from '@node-rs/argon2';
import type { Agent, Role } from '../../src/contract/agent';
import type { Assist } from '../../src/contract/assist-port';
import type { MountedChannel } from '../../src/contract/channel';
import type { StoredEvent } from '../../src/contract/events';
import type { IdentityProvider } from '../../src/contract/sign-in';
import type { LiveMessages } from '../../src/contract/ports';
import { whyNot } from '../../src/desk';
import { createExporter } from '../../src/export';
import { createFigures } from '../../src/figures';
import { createHttp, type HttpConfig, type HttpHouse, type Readiness } from '../../src/http';
import { fakeClock, type FakeClock } from './clock';
import { fakeAssist, type FakeAssist } from './http-assist';
import { fakeContent } from './content';
import { figuresDeps, type FiguresWorld } from './figures-deps';
import { fakeContacts, type FakeContacts } from './http-contacts';
import { fakeDesk, type FakeDesk } from './http-desk';
import { fakeHttpStore, type FakeHttpStore, person } from './http-store';
import { fakeStudio, type FakeStudio } from './http-studio';
import { fakeLogger, type FakeLogger } from './logger';
import { fakePeople, type FakePeople } from './people';

export const PASSWORD = 'correct-horse';
const WEAK = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const PASSWORD_HASH = hashSync(PASSWORD, WEAK);

export interface TestHouse {
  house: HttpHouse;
  port: number;
  url: string;
  store: FakeHttpStore;
  desk: FakeDesk;
  studio: FakeStudio;
  assist: FakeAssist;
  contacts: FakeContacts;
  /** What the reports are made of. */
  facts: FiguresWorld;
  clock: FakeClock;
  logger: FakeLogger;
  people: FakePeople;
  /** Tells the listeners of the bus. */
  publish(stored: StoredEvent): void;
  /** Tells that a conversation's log has grown. */
  grew(conversationId: string, first: number): void;
  listeners(): number;
  readiness: { now: () => Promise<Readiness> };
  requests: string[];
  /** Adds a person and a session; gives the agent and the Cookie header. */
  signIn(role: Role, change?: Partial<Agent>): Promise<{ agent: Agent; cookie: string }>;
  add(role: Role, change?: Partial<Agent>): Agent;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  cookie?: string;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface HouseOptions {
  config?: Partial<HttpConfig>;
  channels?: MountedChannel[];
  webRoot?: string;
  /** Roles that must have a second step. */
  compulsory?: Role[];
  provider?: IdentityProvider | null;
  /** In place of the one that does as it is told. */
  assist?: (parts: { store: FakeHttpStore; clock: FakeClock; logger: FakeLogger }) => Assist;
}

/** The real HTTP house on a free port of 127.0.0.1, over a store and a desk in memory. */
export async function startHouse({
  config,
  channels = [],
  webRoot = '/nowhere',
  compulsory = [],
  provider = null,
  assist: realAssist,
}: HouseOptions = {}): Promise<TestHouse> {
  const [store, desk, clock, logger] = [fakeHttpStore(), fakeDesk(), fakeClock(), fakeLogger()];
  const contacts = fakeContacts(store);
  const studio = fakeStudio();
  const facts: FiguresWorld = {
    cases: [],
    agents: [],
    presences: [],
    tallies: [],
    now: clock.now(),
    reads: 0,
  };
  const assist = fakeAssist();
  const people = fakePeople({ clock, logger, credentials: store.credentials, compulsory, provider });
  const listeners = new Set<(stored: StoredEvent) => void>();
  const watchers = new Set<(message: LiveMessages['log']) => void>();
  const readiness = { now: (): Promise<Readiness> => Promise.resolve({ ok: true, checks: { store: 'ok' } }) };
  const requests: string[] = [];
  let nextId = 0;
  const house = createHttp({
    config: { TRUST_PROXY: 0, SESSION_HOURS: 12, AGENT_LEASE_SECONDS: 90, ...config },
    exporter: createExporter({ pdfFont: undefined }),
    summarize: ({ locale, entries }) => `summary ${locale} ${entries.length}`,
    whyNot,
    ...people,
    ...{ store, desk, studio, contacts, clock, logger, channels, webRoot },
    assist: realAssist?.({ store, clock, logger }) ?? assist,
    bus: {
      subscribe: (topic, listener) => {
        const of: Set<unknown> = topic === 'desk' ? listeners : watchers;
        of.add(listener);
        return () => void of.delete(listener);
      },
    },
    content: () => fakeContent,
    figures: createFigures(figuresDeps(facts)),
    ids: { next: () => `id-${++nextId}` },
    metrics: {
      http: (method, route, status) => void requests.push(`${method} ${route} ${status}`),
      contentType: 'text/plain; version=0.0.4',
      text: () => Promise.resolve('up 1\n'),
    },
    ready: () => readiness.now(),
  });
  const { port } = await house.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const add = (role: Role, change: Partial<Agent> = {}): Agent => {
    const agent = person(role, change);
    store.people.set(agent.id, { agent, passwordHash: PASSWORD_HASH });
    return agent;
  };
  const call: TestHouse['call'] = (method, path, options) => send(url, method, path, options);
  return {
    people,
    ...{
      house,
      port,
      url,
      store,
      desk,
      studio,
      assist,
      contacts,
      facts,
      clock,
      logger,
      readiness,
      requests,
      add,
      call,
    },
    publish: (stored) => {
      for (const listener of listeners) listener(stored);
    },
    grew: (conversationId, first) => {
      for (const watcher of watchers) watcher({ conversationId, first, entries: null });
    },
    listeners: () => listeners.size + watchers.size,
    signIn: async (role, change) => {
      const agent = add(role, change);
      const body = { username: agent.username, password: PASSWORD };
      const answer = await call('POST', '/api/session', { body });
      return { agent, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    },
    close: () => house.close(1_000),
  };
}

async function send(
  url: string,
  method: string,
  path: string,
  { cookie, body, raw, headers = {} }: CallOptions = {},
): Promise<Answer> {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}
