import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { asked, createScene, edit, FOLDER, folderSaying, type Process, type Scene, settled } from './scene';

const LEASE_MS = 30_000;

afterAll(() => mongodbUri.stop());

describeStores('asking for a publication', (open) => {
  let opened: OpenedStore;
  let scene: Scene;
  let one: Process;
  let two: Process;

  beforeEach(async () => {
    opened = await open();
    scene = createScene(opened);
    [one, two] = [scene.process(), scene.process()];
    await one.studio.adoptFolder(FOLDER);
    await Promise.all([one.studio.follow(), two.studio.follow()]);
  });
  afterEach(async () => {
    await scene.close();
    await opened.dispose();
  });

  const numbers = async (): Promise<number[]> =>
    (await opened.store.publications.list(50)).map(({ number }) => number);

  it('a second person publishes what was checked', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const review = await asked(one, 'ann');
    expect(review).toMatchObject({
      ...{ state: 'open', base: 1, author: { id: 'ann', displayName: 'ANN' }, notes: 'Better words' },
      ...{ report: { ok: true }, progress: null, may: { approve: true, reject: true, withdraw: false } },
    });
    const changes = await two.studio.reviewChanges(review.id);
    expect(changes).toMatchObject([{ intent: 'card.fee', locale: 'en', change: 'changed' }]);
    const done = await two.studio.approve('cat', review.id, 'Fine');
    expect(done).toMatchObject({
      state: 'published',
      publication: 2,
      decidedBy: { id: 'cat' },
      comment: 'Fine',
    });
    const { publications, activations } = await one.studio.history();
    expect(publications).toMatchObject([
      ...[
        { number: 2, live: true, author: { id: 'ann' }, approver: { id: 'cat' }, editors: [{ id: 'ann' }] },
      ],
      ...[{ number: 1, live: false, source: 'folder', author: { id: 'system' } }],
    ]);
    expect(publications[0]).toMatchObject({ notes: 'Better words', source: 'studio', report: { ok: true } });
    expect(activations).toMatchObject([{ seq: 2, kind: 'publish', by: { id: 'cat' } }, { seq: 1 }]);
    expect(await one.studio.publicationChanges(2)).toEqual(changes);
    expect(two.written).toEqual([await one.studio.files(2)]);
  });

  it('neither the author nor anybody who edited may approve', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    await edit(one, 'bob', 'card.fee', 'Free of charge');
    const { id } = await asked(one, 'cat');
    for (const by of ['ann', 'bob', 'cat']) {
      await expect(one.studio.approve(by, id, '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect((await one.studio.review(by, id)).may.approve).toBe(false);
    }
    expect(await numbers()).toEqual([1]);
    expect((await two.studio.approve('dan', id, '')).editors.map((person) => person.id)).toEqual([
      'ann',
      'bob',
    ]);
  });

  it('where one person is enough, the author approves', async () => {
    const alone = scene.process({ settings: { secondPerson: false, onStart: 'publish' } });
    await alone.studio.follow();
    await edit(alone, 'ann', 'card.fee', 'Free');
    const { id } = await asked(alone, 'ann');
    expect((await alone.studio.review('ann', id)).may.approve).toBe(true);
    expect(await alone.studio.approve('ann', id, '')).toMatchObject({ publication: 2 });
  });

  it('the gate refuses what is worse, with the reasons', async () => {
    await edit(one, 'ann', 'card.fee', 'WORSE');
    const review = await asked(one, 'ann');
    expect(review).toMatchObject({
      state: 'refused',
      report: {
        ok: false,
        checks: [{ name: 'golden', ok: false }],
        worse: [{ text: 'my card is gone', after: null }],
      },
      may: { approve: false, reject: false, withdraw: false },
    });
    await expect(two.studio.approve('cat', review.id, '')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await numbers()).toEqual([1]);
  });

  it('nothing to publish, and the same asked for twice, are conflicts', async () => {
    const conflict = { code: 'CONFLICT' };
    await expect(one.studio.request('ann', 'Nothing')).rejects.toMatchObject(conflict);
    await expect(one.studio.submit('ann', FOLDER, 'Same')).rejects.toMatchObject(conflict);
    await edit(one, 'ann', 'card.fee', 'Free');
    const { id } = await asked(one, 'ann');
    await expect(two.studio.request('bob', 'Again')).rejects.toMatchObject({
      ...conflict,
      details: { review: id },
    });
  });

  it('is rejected with a comment, or withdrawn by its author', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const first = await asked(one, 'ann');
    await expect(one.studio.reject('ann', first.id, 'No')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(one.studio.reject('cat', first.id, '')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await one.studio.reject('cat', first.id, 'Not true')).toMatchObject({
      state: 'rejected',
      comment: 'Not true',
    });
    scene.clock.advance(1);
    const second = await asked(one, 'ann');
    await expect(two.studio.withdraw('cat', second.id, '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await two.studio.withdraw('ann', second.id, '')).toMatchObject({ state: 'withdrawn' });
    await expect(two.studio.approve('cat', second.id, '')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await one.studio.reviews('cat')).map(({ state }) => state)).toEqual(['withdrawn', 'rejected']);
  });

  it('what is withdrawn while it is checked stays so', async () => {
    let go: () => void = () => undefined;
    one.engine.hold = new Promise((resolve) => (go = resolve));
    await edit(one, 'ann', 'card.fee', 'Free');
    const { id, state, progress } = await one.studio.request('ann', 'Better');
    expect([state, progress]).toEqual(['checking', 0]);
    await one.studio.withdraw('ann', id, '');
    go();
    await one.studio.idle();
    expect((await one.studio.review('ann', id)).state).toBe('withdrawn');
  });

  it('ten approvals at once make one publication', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const { id } = await asked(one, 'ann');
    const approvals = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).studio.approve(n % 3 ? 'cat' : 'bob', id, '')),
    );
    const refused = approvals.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(9);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'CONFLICT' } });
    expect(await numbers()).toEqual([2, 1]);
    expect((await opened.store.publications.active())?.seq).toBe(2);
  });

  it('when something else went live since the check, it is brought onto that and checked again', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const mine = await asked(one, 'ann');
    const other = await one.studio.submit('bob', folderSaying('From git.'), 'git');
    await settled(one, other.id);
    await one.studio.approve('cat', other.id, '');
    await expect(two.studio.approve('cat', mine.id, '')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await settled(two, mine.id)).toMatchObject({ state: 'open', base: 2 });
    expect(await two.studio.approve('cat', mine.id, '')).toMatchObject({ publication: 3 });
    const published = JSON.stringify(await one.studio.files(3));
    expect([published.includes('Free'), published.includes('From git.')]).toEqual([true, true]);
  });

  it('a whole folder stays as it is, and says what it would take back', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const folder = await two.studio.submit('bob', folderSaying('From git.'), 'git');
    const mine = await asked(one, 'ann');
    await one.studio.approve('cat', mine.id, '');
    const changes = await two.studio.reviewChanges(folder.id);
    expect(changes.map(({ intent }) => intent).sort()).toEqual(['card.fee', 'loan.rate']);
    const twice = [...FOLDER, ...FOLDER.slice(0, 1)];
    await expect(one.studio.submit('bob', twice, 'git')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('a check whose process is gone is taken up by another, and what comes late changes nothing', async () => {
    const gone = scene.process();
    await gone.studio.follow();
    let wake: () => void = () => undefined;
    gone.engine.hold = new Promise((resolve) => (wake = resolve));
    await edit(one, 'ann', 'card.fee', 'Free');
    const { id } = await gone.studio.request('ann', 'Better');
    await eventually(
      () => two.studio.review('cat', id),
      ({ progress }) => progress === 0.3,
    );
    await two.studio.sweep();
    await two.studio.idle();
    expect([(await two.studio.review('cat', id)).state, two.engine.gates]).toEqual(['checking', []]);
    scene.clock.advance(LEASE_MS + 1);
    await two.studio.sweep();
    expect(await settled(two, id)).toMatchObject({ state: 'open', report: { ok: true } });
    await two.studio.reject('cat', id, 'No');
    wake();
    await gone.studio.idle();
    expect((await two.studio.review('cat', id)).state).toBe('rejected');
  });

  it('a check that breaks off again and again is refused', async () => {
    one.engine.crash = new Error('out of memory');
    await edit(one, 'ann', 'card.fee', 'Free');
    const { id } = await one.studio.request('ann', 'Better');
    for (let n = 0; n < 3; n++) {
      await one.studio.idle();
      await one.studio.sweep();
    }
    expect(await settled(one, id)).toMatchObject({ state: 'refused', report: null });
    expect((await one.studio.review('ann', id)).comment).toContain('broke off');
  });

  it('what was approved by a process that died then is published once', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const { id } = await asked(one, 'ann');
    const review = await opened.store.reviews.get(id);
    if (!review) throw new Error('no review');
    const decided = {
      state: 'published',
      decidedBy: 'cat',
      decidedAt: new Date(),
      version: review.version + 1,
    } as const;
    await opened.store.reviews.replace({ ...review, ...decided });
    await Promise.all([one.studio.sweep(), two.studio.sweep()]);
    await one.studio.sweep();
    expect(await one.studio.review('ann', id)).toMatchObject({ publication: 2, decidedBy: { id: 'cat' } });
    expect(await numbers()).toEqual([2, 1]);
    expect(await opened.store.publications.activations(9)).toHaveLength(2);
  });
});
