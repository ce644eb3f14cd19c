import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { answering, asked, createScene, edit, FOLDER, folderSaying, type Process, type Scene } from './scene';

afterAll(() => mongodbUri.stop());

describeStores('the draft', (open) => {
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

  it('begins as what is live', async () => {
    const content = await one.studio.catalogue();
    expect(content).toMatchObject({
      version: 1,
      live: 1,
      changes: 0,
      channels: ['webchat'],
      secondPerson: true,
    });
    expect(content.intents.map(({ id, change, touched }) => [id, change, touched])).toEqual([
      ['card.lost', null, null],
      ['card.fee', null, null],
      ['loan.rate', null, null],
    ]);
    expect(await one.studio.changes()).toEqual([]);
  });

  it('shows who changed what, and keeps comments', async () => {
    await edit(one, 'ann', 'loan.rate', 'Rates start at 3 %.');
    const rate = await two.studio.intent('loan.rate');
    expect(rate).toMatchObject({ change: 'changed', touched: { by: { id: 'ann', displayName: 'ANN' } } });
    expect(rate.en?.answer).toBe('Rates start at 3 %.');
    expect((await two.studio.changes()).map(({ intent, locale }) => [intent, locale])).toEqual([
      ['loan.rate', 'en'],
    ]);
    const draft = await opened.store.drafts.get();
    expect(draft?.files.find(({ path }) => path === 'en/cards.yaml')).toEqual(FOLDER[0]);
  });

  it('two editors of two intents at once disturb nobody', async () => {
    const edits = ['card.lost', 'card.fee', 'loan.rate'].map((id, n) =>
      edit(n % 2 ? two : one, n % 2 ? 'bob' : 'ann', id, `Words of ${id}`),
    );
    await Promise.all(edits);
    const answers = await Promise.all(
      ['card.lost', 'card.fee', 'loan.rate'].map(async (id) => (await two.studio.intent(id)).en?.answer),
    );
    expect(answers).toEqual(['Words of card.lost', 'Words of card.fee', 'Words of loan.rate']);
    expect((await one.studio.catalogue()).changes).toBe(3);
  });

  it('of two editors of one intent the second is told, and shown what it is now', async () => {
    const seen = await one.studio.intent('card.fee');
    const saves = await Promise.allSettled([
      one.studio.save('ann', 'card.fee', answering(seen, 'It is free.')),
      two.studio.save('bob', 'card.fee', answering(seen, 'It costs ten.')),
    ]);
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = saves.find((save) => save.status === 'rejected');
    const now = await one.studio.intent('card.fee');
    expect(refused?.reason).toMatchObject({
      code: 'CONFLICT',
      details: { current: { revision: now.revision, en: { answer: now.en?.answer } }, by: now.touched?.by },
    });
  });

  it('an intent that is there cannot be made, one that is gone cannot be saved', async () => {
    const seen = await one.studio.intent('card.fee');
    const made = { ...answering(seen, 'New'), revision: null };
    await expect(one.studio.save('ann', 'card.fee', made)).rejects.toMatchObject({ code: 'CONFLICT' });
    await two.studio.remove('bob', 'card.fee', seen.revision);
    await expect(one.studio.intent('card.fee')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(one.studio.save('ann', 'card.fee', answering(seen, 'New'))).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: null },
    });
    expect((await one.studio.save('ann', 'card.fee', made)).en?.answer).toBe('New');
  });

  it('a new intent is added, and none is no name for one', async () => {
    const { en } = await one.studio.intent('card.fee');
    if (!en) throw new Error('no English words');
    const words = { revision: null, topic: 'cards', en: { ...en, questions: ['a pin'] } };
    const pin = await one.studio.save('ann', 'card.pin', words);
    expect(pin.change).toBe('added');
    await expect(one.studio.save('ann', 'none', words)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await one.studio.revert('ann', 'card.pin')).toBeNull();
    expect((await one.studio.catalogue()).changes).toBe(0);
  });

  it('saving what is there already changes nothing', async () => {
    const seen = await one.studio.intent('card.fee');
    const saved = await one.studio.save('ann', 'card.fee', answering(seen, seen.en?.answer ?? ''));
    expect(saved.touched).toBeNull();
    expect((await one.studio.catalogue()).version).toBe(1);
  });

  it('questions are added by many at once without a revision', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `question number ${'abcdefghijkl'.charAt(n)}`);
    const add = (text: string, n: number) =>
      (n % 2 ? one : two).studio.addQuestions('ann', 'card.lost', {
        ...{ locale: 'en', texts: [text], missed: [], golden: n === 0 },
      });
    await Promise.all(texts.map(add));
    const sheet = await one.studio.intent('card.lost');
    expect(sheet.en?.questions).toEqual(expect.arrayContaining(texts));
    expect(sheet.golden).toEqual([{ text: texts[0], locale: 'en' }]);
    expect(
      await one.studio.addQuestions('ann', 'none', {
        locale: 'en',
        texts: ['sing'],
        missed: [],
        golden: false,
      }),
    ).toBeNull();
    expect((await one.studio.changes()).map(({ intent }) => intent)).toContain('none');
    const unknown = one.studio.addQuestions('ann', 'card.x', {
      locale: 'en',
      texts: ['a'],
      missed: [],
      golden: false,
    });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('one intent goes back to what is live, others stay', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    await edit(one, 'ann', 'card.lost', 'Call us');
    const back = await two.studio.revert('bob', 'card.fee');
    expect(back).toMatchObject({ change: null, touched: null, en: { answer: 'Card fee.' } });
    expect((await two.studio.catalogue()).changes).toBe(1);
  });

  it('findings are shown with their intent, also before it is saved', async () => {
    const seen = await one.studio.intent('loan.rate');
    expect(await one.studio.lint('loan.rate', answering(seen, 'SLOPPY'))).toMatchObject([{ rule: 'word' }]);
    expect((await one.studio.intent('loan.rate')).findings).toEqual([]);
    await edit(one, 'ann', 'loan.rate', 'SLOPPY');
    expect((await one.studio.intent('loan.rate')).findings).toHaveLength(1);
    const row = (await one.studio.catalogue()).intents.find(({ id }) => id === 'loan.rate');
    expect(row?.findings).toEqual({ errors: 0, warnings: 1 });
  });

  it('when other content goes live, work stays and the rest follows', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const review = await one.studio.submit('bob', folderSaying('From git.'), 'git');
    await one.studio.idle();
    await one.studio.approve('cat', review.id, '');
    const content = await two.studio.catalogue();
    expect([content.live, content.changes]).toEqual([2, 1]);
    expect((await two.studio.intent('loan.rate')).en?.answer).toBe('From git.');
    expect(await two.studio.intent('card.fee')).toMatchObject({
      ...{ en: { answer: 'Free' }, touched: { by: { id: 'ann' } }, change: 'changed' },
    });
  });

  it('what was published is no change any more, and what came after the request stays one', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    await edit(one, 'ann', 'card.lost', 'Call us');
    const { id } = await asked(one, 'ann');
    await edit(two, 'bob', 'card.lost', 'Call us at once');
    await one.studio.approve('cat', id, '');
    expect((await two.studio.changes()).map(({ intent }) => intent)).toEqual(['card.lost']);
    expect((await two.studio.intent('card.fee')).touched).toBeNull();
    expect((await two.studio.intent('card.lost')).en?.answer).toBe('Call us at once');
  });
});
