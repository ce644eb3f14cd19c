import { newcomer, type Agent, type Role, type Session } from '../../src/contract/agent';
import type { Conversation } from '../../src/contract/conversation';
import type { Escalation } from '../../src/contract/escalation';
import type { DeskEvent, StoredEvent } from '../../src/contract/events';
import type { LogEntry } from '../../src/contract/log';
import type { StoredFile } from '../../src/contract/ports';
import { LOCALES } from '../../src/contract/understanding';
import type { CredentialRepository } from '../../src/contract/sign-in';
import type { HttpStore } from '../../src/http';
import { fakeCredentials, fakeSessions, fakeThrottles } from './sign-in-store';
import type { Doors } from '../../src/contract/routing';
import { fakeCalls, fakePast } from './http-past';

/** A store in memory, with its contents open to the test. */
export interface FakeHttpStore extends HttpStore {
  credentials: CredentialRepository;
  people: Map<string, { agent: Agent; passwordHash: string }>;
  open: Map<string, Session>;
  desk: Map<string, Escalation>;
  talks: Map<string, Conversation>;
  entries: LogEntry[];
  history: StoredEvent[];
  kept: Map<string, StoredFile>;
  shut: Doors[];
  /** Stores an event without telling anybody. */
  happen(event: DeskEvent): StoredEvent;
  /** Set to make every read fail. */
  broken: boolean;
}

export function fakeHttpStore(): FakeHttpStore {
  const people: FakeHttpStore['people'] = new Map();
  const open: FakeHttpStore['open'] = new Map();
  const desk: FakeHttpStore['desk'] = new Map();
  const talks: FakeHttpStore['talks'] = new Map();
  const entries: LogEntry[] = [];
  const history: StoredEvent[] = [];
  const kept: FakeHttpStore['kept'] = new Map();
  const shut: Doors[] = [];
  const found = <T>(value: T): Promise<T> =>
    store.broken ? Promise.reject(new Error('store is down: secret detail')) : Promise.resolve(value);
  const isOpen = ({ state }: Escalation) => state !== 'closed';
  const store: FakeHttpStore = {
    ...{ people, open, desk, talks, entries, history, kept, shut, broken: false },
    happen: (event) => {
      const stored = { id: (history.at(-1)?.id ?? 0) + 1, at: new Date(), event };
      history.push(stored);
      return stored;
    },
    agents: {
      create: (agent, passwordHash) => {
        if ([...people.values()].some((known) => known.agent.username === agent.username))
          return found(false);
        people.set(agent.id, { agent, passwordHash });
        return found(true);
      },
      get: (id) => found(people.get(id)?.agent ?? null),
      update: (id, change) => {
        const known = people.get(id);
        if (!known) return found(null);
        const agent = { ...known.agent, ...change };
        people.set(id, { ...known, agent });
        return found(agent);
      },
      setPassword: async (id, passwordHash) => {
        const known = people.get(id);
        if (known) people.set(id, { ...known, passwordHash });
        await found(null);
      },
      credentials: (username) =>
        found([...people.values()].find(({ agent }) => agent.username === username) ?? null),
      list: () => found([...people.values()].map(({ agent }) => agent)),
    },
    sessions: fakeSessions(open, found),
    credentials: fakeCredentials(),
    throttles: fakeThrottles(),
    escalations: {
      get: (id) => found(desk.get(id) ?? null),
      openFor: (id) => found([...desk.values()].find((e) => e.conversationId === id && isOpen(e)) ?? null),
      handledBy: (id, agentId) =>
        found(
          [...desk.values()].some(
            (e) => e.conversationId === id && e.history.some(({ by }) => by === agentId),
          ),
        ),
      list: ({ states, queues, owner, wish }, limit) =>
        found(
          [...desk.values()]
            .filter((e) => states.includes(e.state) && (queues?.includes(e.queue) ?? true))
            .filter((e) => owner === undefined || e.owner === owner)
            .filter((e) => wish === undefined || e.wish === wish)
            .slice(0, limit),
        ),
      lastEnded: (ids) =>
        found([...desk.values()].find((e) => ids.includes(e.conversationId) && e.endedAt !== null) ?? null),
      countWaiting: () => {
        const counts = new Map<string, number>();
        for (const { state, queue } of desk.values()) {
          if (state === 'waiting') counts.set(queue, (counts.get(queue) ?? 0) + 1);
        }
        return found(counts);
      },
    },
    conversations: { get: (id) => found(talks.get(id) ?? null) },
    log: {
      get: (id) => found(entries.find((entry) => entry.id === id) ?? null),
      latest: (id, limit) => found(entries.filter((e) => e.conversationId === id).slice(-limit)),
      after: (id, after, limit) =>
        found(entries.filter((e) => e.conversationId === id && e.seq > after).slice(0, limit)),
    },
    doors: { list: () => found(shut) },
    past: fakePast(entries, desk),
    calls: fakeCalls(),
    files: { get: (id) => found(kept.get(id) ?? null) },
    events: {
      after: (id, limit) => found(history.filter((stored) => stored.id > id).slice(0, limit)),
      last: () => found(history.at(-1)?.id ?? 0),
    },
  };
  return store;
}

/** A person of the desk. */
export function person(role: Role, change: Partial<Agent> = {}): Agent {
  return {
    id: `${role}-1`,
    username: role,
    displayName: `The ${role}`,
    role,
    queues: [],
    skills: [],
    languages: [...LOCALES],
    regions: [],
    team: null,
    cap: 3,
    ...newcomer(new Date(0)),
    ...change,
  };
}
