import { MAX_CONTENT_BYTES } from '../../../src/contract/publishing';
import { gateReport, publication, review } from '../../builders/publishing';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';

const AT = new Date('2026-01-02T03:04:05Z');
const LARGE = [{ path: 'en/cards.yaml', text: '银'.repeat(MAX_CONTENT_BYTES / 3) }];

afterAll(() => mongodbUri.stop());

describeStores('publications', (open) => {
  let opened: OpenedStore;
  beforeEach(async () => void (opened = await open()));
  afterEach(() => opened.dispose());

  it('come back as they were given, and a number is given once', async () => {
    const { publications } = opened.store;
    expect(await publications.last()).toBe(0);
    const first = publication({ report: gateReport({ golden: 7 }) });
    expect(await publications.insert(first)).toBe(true);
    expect(await publications.insert({ ...first, notes: 'another' })).toBe(false);
    expect(await publications.get(1)).toEqual(first);
    expect(await publications.get(2)).toBeNull();
    expect(await publications.last()).toBe(1);
  });

  it('twenty writers at once give one number once', async () => {
    const writers = [opened.store.publications, (await opened.again()).publications];
    const done = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => writers[n % 2]?.insert(publication({ notes: String(n) }))),
    );
    expect(done.filter((stored) => stored === true)).toHaveLength(1);
  });

  it('one review leads to one, and many come from none', async () => {
    const { publications } = opened.store;
    expect(await publications.insert(publication({ review: 'r1' }))).toBe(true);
    expect(await publications.insert(publication({ number: 2, review: 'r1' }))).toBe(false);
    expect(await publications.insert(publication({ number: 2 }))).toBe(true);
    expect(await publications.insert(publication({ number: 3 }))).toBe(true);
    expect(await publications.ofReview('r1')).toMatchObject({ number: 1, review: 'r1' });
    expect(await publications.ofReview('r2')).toBeNull();
  });

  it('are listed newest first without their files, and found by content', async () => {
    const { publications } = opened.store;
    for (let number = 1; number <= 4; number++) {
      await publications.insert(publication({ number, hash: `hash-${String(number % 2)}` }));
    }
    const listed = await publications.list(2);
    expect(listed.map(({ number }) => number)).toEqual([4, 3]);
    expect(listed[0]).not.toHaveProperty('files');
    expect((await publications.list(10, 3)).map(({ number }) => number)).toEqual([2, 1]);
    expect((await publications.byHash('hash-1'))?.number).toBe(3);
    expect(await publications.byHash('other')).toBeNull();
  });

  it('the activation with the highest number holds', async () => {
    const { publications } = opened.store;
    const switched = { kind: 'publish', by: 'ann', at: AT, reason: '' } as const;
    expect(await publications.active()).toBeNull();
    expect(await publications.activate({ ...switched, seq: 1, publication: 1 })).toBe(true);
    expect(await publications.activate({ ...switched, seq: 1, publication: 2 })).toBe(false);
    expect(await publications.activate({ ...switched, seq: 2, publication: 2 })).toBe(true);
    expect(await publications.active()).toEqual({ ...switched, seq: 2, publication: 2 });
    expect((await publications.activations(5)).map(({ seq }) => seq)).toEqual([2, 1]);
    expect([await publications.wasActive(2), await publications.wasActive(3)]).toEqual([true, false]);
  });

  it('two megabytes of text are stored whole, more is refused', async () => {
    const { publications, drafts, reviews } = opened.store;
    const fits = [{ path: 'a.yaml', text: '银'.repeat((MAX_CONTENT_BYTES - 8) / 3) }];
    await publications.insert(publication({ files: fits }));
    expect((await publications.get(1))?.files).toEqual(fits);
    const refused = { code: 'TOO_LARGE' };
    await expect(publications.insert(publication({ number: 2, files: LARGE }))).rejects.toMatchObject(
      refused,
    );
    await expect(reviews.create(review({ files: LARGE }))).rejects.toMatchObject(refused);
    const draft = { version: 1, base: 1, files: LARGE, touched: [] };
    await expect(drafts.put(draft)).rejects.toMatchObject(refused);
  });
});

describeStores('the draft', (open) => {
  let opened: OpenedStore;
  beforeEach(async () => void (opened = await open()));
  afterEach(() => opened.dispose());

  const { files } = publication();
  const draft = (version: number, by = 'ann') => ({
    ...{ version, base: 1, files },
    touched: [{ intent: 'card.lost', by, at: AT, editors: [by] }],
  });

  it('is written by whoever saw its newest version', async () => {
    const [one, two] = [opened.store.drafts, (await opened.again()).drafts];
    expect(await one.get()).toBeNull();
    expect(await one.put(draft(2))).toBe(false);
    expect((await Promise.all([one.put(draft(1)), two.put(draft(1, 'bob'))])).sort()).toEqual([false, true]);
    const both = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).put(draft(2))));
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await two.get()).toEqual(draft(2));
  });

  it('keeps the newest gate run', async () => {
    const { drafts } = opened.store;
    expect(await drafts.gate()).toBeNull();
    const run = { version: 1, state: 'running', step: 'train', done: 0.5, detail: '', by: 'ann' } as const;
    await drafts.putGate({ ...run, report: null, until: AT });
    await drafts.putGate({ ...run, state: 'done', report: gateReport(), until: AT });
    const done = { ...run, state: 'done', report: gateReport(), until: AT } as const;
    expect(await drafts.gate()).toEqual(done);
    await drafts.putGate({ ...done, version: 2 });
    await drafts.putGate(done);
    expect(await drafts.gate()).toEqual({ ...done, version: 2 });
  });
});

describeStores('reviews', (open) => {
  let opened: OpenedStore;
  beforeEach(async () => void (opened = await open()));
  afterEach(() => opened.dispose());

  it('are decided once', async () => {
    const { reviews } = opened.store;
    await reviews.create(review());
    expect(await reviews.get('r1')).toEqual(review());
    const decided = review({ version: 2, state: 'rejected', decidedBy: 'bob', decidedAt: AT, comment: 'No' });
    const done = await Promise.all(Array.from({ length: 10 }, () => reviews.replace(decided)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await reviews.get('r1')).toEqual(decided);
    expect(await reviews.get('r2')).toBeNull();
  });

  it('are listed newest first without their files', async () => {
    const { reviews } = opened.store;
    for (let n = 1; n <= 3; n++) {
      const at = new Date(AT.getTime() + n);
      await reviews.create(review({ id: `r${String(n)}`, at, state: n === 2 ? 'open' : 'checking' }));
    }
    const listed = await reviews.list(10);
    expect(listed.map(({ id }) => id)).toEqual(['r3', 'r2', 'r1']);
    expect(listed[0]).not.toHaveProperty('files');
    expect((await reviews.list(1, 'checking')).map(({ id }) => id)).toEqual(['r3']);
  });
});
