import { MOST_CALLS } from '../../../src/contract/callbacks';
import type { Store } from '../../../src/contract/store';
import { describeStores, type OpenedStore } from '../../support/stores';

const AT = new Date('2026-01-02T03:04:05Z');

describeStores('calls to customers', (open) => {
  let opened: OpenedStore;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.dispose());

  const call = (key: string) => ({ key, at: AT, by: 'ann', result: 'not-reached' as const });

  it('are noted in order, each once, with when to try again', async () => {
    const later = new Date(AT.getTime() + 60_000);
    await store.calls.add('e1', call('k1'), later);
    await store.calls.add('e1', call('k2'), null);
    const repeat = await store.calls.add('e1', call('k1'), later);
    expect(repeat.calls.map(({ key }) => key)).toEqual(['k1', 'k2']);
    expect(repeat.againAt).toBeNull();
    expect(await store.calls.of(['e1', 'unknown'])).toEqual([repeat]);
  });

  it('are kept once when the first repeats come at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => store.calls.add('e2', call('same'), null)));
    const [known] = await store.calls.of(['e2']);
    expect(known?.calls).toHaveLength(1);
  });

  it('do not grow without end', async () => {
    for (let i = 0; i < MOST_CALLS + 5; i++) await store.calls.add('e3', call(`k${String(i)}`), null);
    const [known] = await store.calls.of(['e3']);
    expect(known?.calls).toHaveLength(MOST_CALLS);
    expect(known?.calls.at(-1)?.key).toBe(`k${String(MOST_CALLS + 4)}`);
  });
});
