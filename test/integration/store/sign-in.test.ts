import type { Store } from '../../../src/contract/store';
import { describeStores, type OpenedStore } from '../../support/stores';

describeStores('what signing in stores', (open) => {
  let opened: OpenedStore;
  let store: Store;
  let other: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    other = await opened.again();
  });
  afterEach(() => opened.dispose());

  test('attempts of all processes are counted in one window, and a new one begins after it', async () => {
    const now = new Date('2026-01-02T03:00:00Z');
    const until = new Date(now.getTime() + 60_000);
    const hits = await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 2 ? store : other).throttles.hit('k', now, until)),
    );
    expect(hits.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
    expect((await store.throttles.hit('k', until, new Date(until.getTime() + 60_000))).count).toBe(1);
    await store.throttles.refund('k');
    expect((await other.throttles.hit('k', until, until)).count).toBe(1);
    await store.throttles.clear('k');
    expect((await store.throttles.hit('other', now, until)).until).toEqual(until);
  });

  test('a code is taken once, whoever tries at the same time, and none before it', async () => {
    const { credentials } = store;
    expect(await credentials.begin('a', 'sealed')).toBe(true);
    expect(await credentials.takeStep('a', 5)).toBe(false);
    expect(await credentials.begin('a', 'sealed-2')).toBe(true);
    expect(await credentials.confirm('a', 10, ['r1', 'r2'])).toBe(true);
    expect([await credentials.confirm('a', 11, []), await credentials.begin('a', 'x')]).toEqual([
      false,
      false,
    ]);
    const both = (take: (each: Store) => Promise<boolean>) => Promise.all([store, other, store].map(take));
    expect((await both((each) => each.credentials.takeStep('a', 11))).filter(Boolean)).toHaveLength(1);
    expect(await credentials.takeStep('a', 10)).toBe(false);
    expect((await both((each) => each.credentials.takeRecovery('a', 'r1'))).filter(Boolean)).toHaveLength(1);
    expect((await credentials.get('a'))?.secondStep).toMatchObject({ secret: 'sealed-2', recovery: ['r2'] });
    expect([await credentials.dropSecondStep('a'), await credentials.dropSecondStep('a')]).toEqual([
      true,
      false,
    ]);
    expect((await credentials.get('a'))?.secondStep).toBeNull();
  });

  test('a person of the identity provider is one agent', async () => {
    const { credentials } = store;
    await credentials.expect('a');
    expect((await credentials.get('a'))?.expected).toBe(true);
    const ties = await Promise.all(['a', 'b', 'c'].map((id) => credentials.tie(id, 'iss|sub')));
    expect(ties.filter(Boolean)).toHaveLength(1);
    const agentId = (await credentials.bySubject('iss|sub'))?.agentId ?? '';
    expect(await credentials.tie(agentId, 'iss|other')).toBe(false);
    expect((await credentials.get(agentId))?.expected).toBe(false);
  });

  test('sessions are listed newest first, and ended one by one or all but one', async () => {
    const session = (id: string, agentId: string, minutes: number) => ({
      ...{
        id,
        agentId,
        device: 'Firefox, Linux',
        address: '10.0.x.x',
        via: 'password' as const,
        limited: true,
      },
      ...{
        createdAt: new Date(minutes * 60_000),
        seenAt: new Date(0),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    });
    for (const [i, id] of ['s1', 's2', 's3'].entries()) await store.sessions.create(session(id, 'a', i));
    await store.sessions.create(session('t1', 'b', 1));
    expect((await store.sessions.ofAgent('a')).map(({ id }) => id)).toEqual(['s3', 's2', 's1']);
    await store.sessions.unlimit('s2');
    await store.sessions.seen('s2', new Date(5));
    expect(await store.sessions.get('s2')).toMatchObject({ limited: false, seenAt: new Date(5) });
    expect(await store.sessions.removeOf('a', 's2')).toBe(2);
    expect(await store.sessions.removeOf('b', null)).toBe(1);
    expect((await store.sessions.ofAgent('a')).map(({ id }) => id)).toEqual(['s2']);
  });
});
