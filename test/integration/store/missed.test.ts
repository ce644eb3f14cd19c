import type { MissedReport } from '../../../src/contract/publishing';
import { missedReport } from '../../builders/publishing';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';

afterAll(() => mongodbUri.stop());

describeStores('missed sentences', (open) => {
  let opened: OpenedStore;
  beforeEach(async () => void (opened = await open()));
  afterEach(() => opened.dispose());

  const tell = (key: string, change: Partial<MissedReport> = {}): Promise<void> =>
    opened.store.missed.report(missedReport({ key, ...change }));
  const all = () => opened.store.missed.list({ state: 'new' }, 100);

  it('are counted once per report, however often and wherever it is told', async () => {
    const second = (await opened.again()).missed;
    const reports = Array.from({ length: 40 }, (_, n) => missedReport({ key: `k${String(n % 10)}` }));
    await Promise.all(reports.map((report, n) => (n % 2 ? second : opened.store.missed).report(report)));
    for (const report of reports) await second.report(report);
    expect(await all()).toMatchObject([{ count: 10, channels: { webchat: 10 } }]);
  });

  it('a repeat counts nothing also when three hundred others came between', async () => {
    await tell('first');
    for (let n = 0; n < 20; n++) {
      await Promise.all(Array.from({ length: 15 }, (_, m) => tell(`k${String(n)}-${String(m)}`)));
    }
    await tell('first');
    expect((await all())[0]?.count).toBe(301);
  });

  it('case, width and blanks make no other sentence; locale and kind do', async () => {
    await tell('a', { text: 'Where is  my card' });
    await tell('b', { text: 'where is my ｃａｒｄ ' });
    await tell('c', { locale: 'zh-CN' });
    await tell('d', { kind: 'correction', correct: 'card.lost', note: 'They lost it' });
    expect((await all()).map(({ count }) => count)).toEqual([2, 1, 1]);
    const [corrected] = await opened.store.missed.list({ state: 'new', kind: 'correction' }, 9);
    expect(corrected).toMatchObject({ correct: 'card.lost', notes: ['They lost it'] });
    expect(await opened.store.missed.list({ state: 'new', locale: 'zh-CN' }, 9)).toHaveLength(1);
  });

  it('keep the newest five conversations and notes, and times and channels', async () => {
    for (let n = 0; n < 9; n++) {
      await tell(`k${String(n)}`, {
        ...{ conversationId: `c${String(n % 7)}`, note: `n${String(n)}`, channel: n ? 'sms' : 'a.b$c' },
        at: new Date(Date.now() + n),
      });
    }
    const [sentence] = await all();
    expect(sentence?.conversations).toEqual(['c4', 'c5', 'c6', 'c0', 'c1']);
    expect(sentence?.notes).toEqual(['n4', 'n5', 'n6', 'n7', 'n8']);
    expect(sentence?.channels).toEqual({ a_b_c: 1, sms: 8 });
    expect(Number(sentence?.lastAt) - Number(sentence?.firstAt)).toBeGreaterThanOrEqual(8);
  });

  it('long texts are cut, and never in the middle of a character', async () => {
    await tell('a', { text: `a${'💳'.repeat(400)}`, note: 'x'.repeat(900) });
    const [sentence] = await all();
    expect(sentence?.text).toBe(`a${'💳'.repeat(249)}`);
    expect(sentence?.notes[0]).toHaveLength(500);
  });

  it('a done sentence that comes again is new again, an ignored one stays ignored', async () => {
    const { missed } = opened.store;
    await tell('a');
    const id = (await all())[0]?.id ?? '';
    expect(await missed.setState([id, 'unknown'], 'done', 'ann')).toBe(1);
    await tell('a');
    expect(await missed.counts()).toEqual({ new: 0, done: 1, ignored: 0 });
    expect(await missed.get([id])).toMatchObject([{ by: 'ann', state: 'done' }]);
    await tell('b');
    expect(await all()).toMatchObject([{ id, count: 2, by: '' }]);
    await missed.setState([id], 'ignored', 'bob');
    await tell('c');
    expect(await missed.list({ state: 'ignored' }, 9)).toMatchObject([{ id, count: 3, by: 'bob' }]);
  });

  it('the most counted come first', async () => {
    await tell('a', { text: 'one' });
    for (const key of ['b', 'c', 'd']) await tell(key, { text: 'three' });
    for (const key of ['e', 'f']) await tell(key, { text: 'two' });
    expect((await all()).map(({ text }) => text)).toEqual(['three', 'two', 'one']);
    expect(await opened.store.missed.list({ state: 'new' }, 2)).toHaveLength(2);
  });
});
