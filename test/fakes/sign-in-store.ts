import type { Session, SessionRepository } from '../../src/contract/agent';
import type { AuditEntry, AuditRepository } from '../../src/contract/audit';
import type { Credential, CredentialRepository, ThrottleRepository } from '../../src/contract/sign-in';

type Guard = <T>(value: T) => Promise<T>;

/** Sessions in memory; `found` rejects when the store is to be broken. */
export function fakeSessions(open: Map<string, Session>, found: Guard): SessionRepository {
  const change = async (id: string, part: Partial<Session>): Promise<void> => {
    await found(null);
    const session = open.get(id);
    if (session) open.set(id, { ...session, ...part });
  };
  return {
    create: async (session) => {
      await found(null);
      open.set(session.id, session);
    },
    get: (id) => found(open.get(id) ?? null),
    remove: async (id) => {
      await found(open.delete(id));
    },
    seen: (id, seenAt) => change(id, { seenAt }),
    unlimit: (id) => change(id, { limited: false }),
    ofAgent: (agentId) => found([...open.values()].filter((session) => session.agentId === agentId)),
    removeOf: (agentId, except) => {
      const gone = [...open.values()].filter(
        (session) => session.agentId === agentId && session.id !== except,
      );
      for (const { id } of gone) open.delete(id);
      return found(gone.length);
    },
  };
}

export function fakeThrottles(): ThrottleRepository {
  const counts = new Map<string, { count: number; until: Date }>();
  return {
    hit: (key, now, until) => {
      const running = counts.get(key);
      const next =
        running && running.until > now
          ? { count: running.count + 1, until: running.until }
          : { count: 1, until };
      counts.set(key, next);
      return Promise.resolve(next);
    },
    refund: (key) => {
      const running = counts.get(key);
      if (running) counts.set(key, { ...running, count: running.count - 1 });
      return Promise.resolve();
    },
    clear: (key) => Promise.resolve(void counts.delete(key)),
  };
}

export function fakeCredentials(): CredentialRepository {
  const all = new Map<string, Credential>();
  const of = (agentId: string): Credential =>
    all.get(agentId) ?? { agentId, subject: null, expected: false, secondStep: null };
  const put = (agentId: string, part: Partial<Credential>): Promise<true> => {
    all.set(agentId, { ...of(agentId), ...part });
    return Promise.resolve(true);
  };
  return {
    get: (agentId) => Promise.resolve(all.get(agentId) ?? null),
    bySubject: (subject) =>
      Promise.resolve([...all.values()].find((each) => each.subject === subject) ?? null),
    expect: async (agentId) => {
      await put(agentId, { expected: true });
    },
    tie: (agentId, subject) => put(agentId, { subject, expected: false }),
    begin: (agentId, secret) => {
      if (of(agentId).secondStep?.confirmed === true) return Promise.resolve(false);
      return put(agentId, { secondStep: { secret, confirmed: false, lastStep: 0, recovery: [] } });
    },
    confirm: (agentId, lastStep, recovery) => {
      const { secondStep } = of(agentId);
      if (!secondStep || secondStep.confirmed) return Promise.resolve(false);
      return put(agentId, { secondStep: { ...secondStep, confirmed: true, lastStep, recovery } });
    },
    takeStep: (agentId, step) => {
      const { secondStep } = of(agentId);
      if (!secondStep?.confirmed || secondStep.lastStep >= step) return Promise.resolve(false);
      return put(agentId, { secondStep: { ...secondStep, lastStep: step } });
    },
    takeRecovery: (agentId, digest) => {
      const { secondStep } = of(agentId);
      if (secondStep?.recovery.includes(digest) !== true) return Promise.resolve(false);
      const recovery = secondStep.recovery.filter((each) => each !== digest);
      return put(agentId, { secondStep: { ...secondStep, recovery } });
    },
    setRecovery: (agentId, recovery) => {
      const { secondStep } = of(agentId);
      return secondStep?.confirmed === true
        ? put(agentId, { secondStep: { ...secondStep, recovery } })
        : Promise.resolve(false);
    },
    dropSecondStep: (agentId) =>
      of(agentId).secondStep ? put(agentId, { secondStep: null }) : Promise.resolve(false),
  };
}

/** An audit chain in memory; `full` makes every write fail. */
export function fakeAuditRepository(): AuditRepository & { entries: AuditEntry[]; full: boolean } {
  const entries: AuditEntry[] = [];
  const newest = (fits: (entry: AuditEntry) => boolean): AuditEntry[] => entries.filter(fits).reverse();
  const repository: AuditRepository & { entries: AuditEntry[]; full: boolean } = {
    entries,
    full: false,
    insert: (entry) => {
      if (repository.full) return Promise.reject(new Error('disk full'));
      if (entries.some(({ number }) => number === entry.number)) return Promise.resolve(false);
      entries.push(entry);
      return Promise.resolve(true);
    },
    last: () => Promise.resolve(entries.at(-1) ?? null),
    after: (number, limit) => Promise.resolve(entries.filter((each) => each.number > number).slice(0, limit)),
    list: ({ actor, action, outcome, subject, before }, limit) =>
      Promise.resolve(
        newest(
          (each) =>
            (actor ?? each.actor) === each.actor &&
            (action ?? each.action) === each.action &&
            (outcome ?? each.outcome) === each.outcome &&
            (subject ?? each.subject) === each.subject &&
            each.number < (before ?? Number.POSITIVE_INFINITY),
        ).slice(0, limit),
      ),
    newestBefore: (at) => Promise.resolve(newest((each) => each.at < at)[0] ?? null),
    lastPrune: () => Promise.resolve(newest(({ action }) => action === 'audit.prune')[0] ?? null),
    removeUpTo: () => Promise.resolve(0),
  };
  return repository;
}
