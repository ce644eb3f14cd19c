import { createAudit, pruneAudit, verifyChain } from '../../../src/audit';
import { hashOf, type Audit, type AuditEntry, type NewAuditEntry } from '../../../src/contract/audit';
import type { Store } from '../../../src/contract/store';
import { fakeClock } from '../../fakes/clock';
import { fakeLogger } from '../../fakes/logger';
import { describeStores, type OpenedStore } from '../../support/stores';

const act = (subject: string): NewAuditEntry => ({
  ...{ action: 'agent.change', outcome: 'allowed', actor: 'a1', actorName: 'ann', subject },
  ...{ detail: { team: 'night', 'odd.key$': '值' }, address: '10.0.x.x' },
});

describeStores('the audit chain', (open) => {
  let opened: OpenedStore;
  let store: Store;
  let audit: Audit;
  const clock = fakeClock(Date.parse('2026-03-01T00:00:00Z'));
  const logger = fakeLogger();
  const auditOn = (on: Store): Audit =>
    createAudit({ repository: on.audit, clock, logger, secret: (purpose) => `secret of ${purpose}` });

  beforeEach(async () => {
    opened = await open(clock);
    store = opened.store;
    audit = auditOn(store);
  });
  afterEach(() => opened.dispose());

  const fill = async (count: number): Promise<AuditEntry[]> => {
    for (let i = 0; i < count; i++) await audit.note(act(`s${i}`));
    return store.audit.after(0, count);
  };
  /** What somebody with the database could do. */
  const replace = async (number: number, entry: AuditEntry | null): Promise<void> => {
    const rest = await store.audit.after(number, 1000);
    const ahead = (await store.audit.after(0, 1000)).filter((each) => each.number < number);
    await store.audit.removeUpTo(Number.MAX_SAFE_INTEGER, 10_000);
    for (const each of [...ahead, ...(entry ? [entry] : []), ...rest]) await store.audit.insert(each);
  };

  test('is whole when nobody touched it, and ends with the hash that was given out', async () => {
    await fill(3);
    const { number, hash } = await audit.note(act('last'));
    expect(await audit.verify()).toEqual({
      ok: true,
      checked: 4,
      first: 1,
      last: 4,
      head: hash,
      broken: null,
    });
    expect(number).toBe(4);
    expect(JSON.stringify(logger.lines)).toContain(hash);
  });

  test('has no gap and no fork, whoever writes at the same time', async () => {
    const other = auditOn(await opened.again());
    await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? audit : other).note(act(`s${i}`))));
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 60, last: 60 });
  });

  test('names an entry that was changed', async () => {
    const entries = await fill(5);
    const third = entries[2] as AuditEntry;
    await replace(3, { ...third, subject: 'somebody else' });
    expect(await audit.verify()).toMatchObject({ ok: false, broken: { number: 3, why: 'changed' } });
  });

  test('names the one behind an entry that was changed together with its hash', async () => {
    const entries = await fill(5);
    const changed = { ...(entries[2] as AuditEntry), subject: 'somebody else' };
    await replace(3, { ...changed, hash: hashOf(changed) });
    expect(await audit.verify()).toMatchObject({ ok: false, broken: { number: 4, why: 'not-linked' } });
  });

  test('names one that was taken out, at the beginning too', async () => {
    await fill(5);
    await replace(4, null);
    expect(await audit.verify()).toMatchObject({ ok: false, broken: { number: 4, why: 'missing' } });
    await store.audit.removeUpTo(1, 10);
    expect(await audit.verify()).toMatchObject({ ok: false, broken: { number: 1, why: 'missing' } });
  });

  test('names one that was put in', async () => {
    const entries = await fill(3);
    const second = entries[1] as AuditEntry;
    await replace(2, { ...second, number: 2, actor: 'forged', hash: 'f'.repeat(64) });
    expect((await audit.verify()).broken).toEqual({ number: 2, why: 'changed' });
    const forged = { ...act('forged'), number: 4, at: clock.now(), previous: 'e'.repeat(64) };
    await replace(2, second);
    await store.audit.insert({ ...forged, hash: hashOf(forged) });
    expect((await audit.verify()).broken).toEqual({ number: 4, why: 'not-linked' });
  });

  test('shows that its end was cut, or all of it written anew, to whoever noted an entry', async () => {
    const entries = await fill(5);
    const anchor = entries[4] as AuditEntry;
    await replace(5, null);
    expect((await verifyChain(store.audit)).ok).toBe(true);
    expect((await verifyChain(store.audit, anchor)).broken).toEqual({ number: 5, why: 'missing' });
    await auditOn(await opened.again()).note(act('in its place'));
    expect((await verifyChain(store.audit)).ok).toBe(true);
    expect((await verifyChain(store.audit, anchor)).broken).toEqual({ number: 5, why: 'changed' });
  });

  test('can be verified after the oldest were removed by the rule, also half-way', async () => {
    await fill(6);
    clock.advance(86_400_000);
    await fill(2);
    const before = new Date(clock.now().getTime() - 1000);
    expect(await pruneAudit(audit, store.audit, before, 4)).toBe(4);
    expect(await audit.verify()).toMatchObject({ ok: true, first: 5 });
    expect(await pruneAudit(audit, store.audit, before, 4)).toBe(2);
    expect(await audit.verify()).toMatchObject({ ok: true, first: 7, last: 9 });
    expect(await pruneAudit(audit, store.audit, before, 4)).toBe(0);
    await store.audit.removeUpTo(7, 10);
    expect((await audit.verify()).broken).toEqual({ number: 1, why: 'missing' });
  });

  test('is read newest first, by who, what, whom and when', async () => {
    await fill(3);
    await audit.note({ ...act('s1'), action: 'session.open', outcome: 'refused', actor: '' });
    const numbers = async (filter: Parameters<Audit['list']>[0]): Promise<number[]> =>
      (await audit.list(filter, 10)).map(({ number }) => number);
    expect(await numbers({})).toEqual([4, 3, 2, 1]);
    expect(await numbers({ subject: 's1' })).toEqual([4, 2]);
    expect(await numbers({ actor: 'a1', before: 3 })).toEqual([2, 1]);
    expect(await numbers({ action: 'session.open' })).toEqual([4]);
    expect(await numbers({ outcome: 'refused', from: clock.now() })).toEqual([4]);
    expect(await numbers({ to: clock.now() })).toEqual([]);
  });

  test('does nothing when it cannot be written, and keeps what comes short', async () => {
    const broken = { ...store.audit, insert: () => Promise.reject(new Error('disk full')) };
    const failing = createAudit({ repository: broken, clock, logger, secret: () => 's' });
    await expect(failing.note(act('s'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    const long = await audit.note({ ...act('s'), detail: { reason: '长'.repeat(5000) } });
    expect(long.detail['reason']).toHaveLength(200);
    expect((await audit.verify()).ok).toBe(true);
  });
});
