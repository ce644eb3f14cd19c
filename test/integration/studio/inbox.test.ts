import type { Correction } from '../../../src/contract/studio-port';
import { missedReport } from '../../builders/publishing';
import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createScene, edit, FOLDER, type Process, type Scene } from './scene';

afterAll(() => mongodbUri.stop());

describeStores('the inbox, trying and the gate of the draft', (open) => {
  let opened: OpenedStore;
  let scene: Scene;
  let one: Process;

  beforeEach(async () => {
    opened = await open();
    scene = createScene(opened);
    one = scene.process();
    await one.studio.adoptFolder(FOLDER);
    await one.studio.follow();
  });
  afterEach(async () => {
    await scene.close();
    await opened.dispose();
  });

  const held = (): (() => void) => {
    let go: () => void = () => undefined;
    one.engine.hold = new Promise((resolve) => (go = resolve));
    return go;
  };

  it('missed sentences come with what they may mean, and are settled by the questions added', async () => {
    const { missed } = opened.store;
    await missed.report(missedReport({ text: 'i lost my card', guess: 'card.fee' }));
    await missed.report(
      missedReport({ key: 'k2', text: 'i lost my card', kind: 'correction', correct: 'loan.rate' }),
    );
    const inbox = await one.studio.missed({ state: 'new' });
    expect(inbox.counts).toEqual({ new: 2, done: 0, ignored: 0 });
    const sentences = inbox.groups.flatMap((group) => group.sentences);
    expect(sentences.find(({ kind }) => kind === 'unanswered')?.guess).toEqual({
      intent: 'card.fee',
      title: 'Card fee',
    });
    expect(inbox.groups.flatMap(({ suggestions }) => suggestions.map(({ intent }) => intent))).toEqual(
      expect.arrayContaining(['card.lost', 'loan.rate']),
    );
    const added = { locale: 'en', texts: ['i lost my card'], golden: false } as const;
    const ids = sentences.map(({ id }) => id);
    await one.studio.addQuestions('ann', 'card.lost', { ...added, texts: [...added.texts], missed: ids });
    expect((await one.studio.missed({ state: 'new' })).groups).toEqual([]);
    expect((await one.studio.missed({ state: 'done' })).groups[0]?.sentences[0]).toMatchObject({ by: 'ANN' });
    expect(await one.studio.setMissed('bob', ids, 'ignored')).toBe(2);
    expect((await one.studio.missed({ state: 'ignored', kind: 'correction' })).groups).toHaveLength(1);
  });

  it('a correction is masked, counted once, and names a known intent', async () => {
    const correction: Correction = {
      ...{ messageId: 'c1|00000002', by: 'ann', text: 'i lost my card 6222021234567890128', locale: 'en' },
      ...{ channel: 'webchat', conversationId: 'c1', intent: 'card.lost', note: 'call 13800138000' },
    };
    await one.studio.corrected(correction);
    await one.studio.corrected(correction);
    await one.studio.corrected({ ...correction, by: 'bob' });
    const [group] = (await one.studio.missed({ state: 'new' })).groups;
    expect(group?.sentences).toMatchObject([
      { count: 2, kind: 'correction', correct: { intent: 'card.lost' } },
    ]);
    expect(JSON.stringify(group)).not.toMatch(/6222021234567890128|13800138000/);
    await expect(one.studio.corrected({ ...correction, intent: 'card.x' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('a sentence is tried by the draft and by what is live', async () => {
    await one.studio.addQuestions('ann', 'card.fee', {
      locale: 'en',
      texts: ['is it dear'],
      missed: [],
      golden: false,
    });
    await edit(one, 'ann', 'card.fee', 'Free');
    const draft = await one.studio.try({ text: 'is it dear', version: 'draft' });
    expect(draft).toMatchObject({
      ...{ version: 'draft', intent: { intent: 'card.fee', title: 'Card fee' }, explanation: null },
      previews: [{ channel: 'webchat', messages: [{ text: 'Free' }] }],
    });
    const live = await one.studio.try({ text: 'is it dear', version: 'live' });
    expect(live).toMatchObject({ version: 'live', intent: null, outOfScope: true, previews: [] });
  });

  it('an explanation names the intents of the nearest questions', async () => {
    const scope = { score: 0.9, threshold: 0.5 };
    const words = [{ text: 'card', start: 7, end: 11, pull: 2 }];
    const near = { text: 'i lost my card', intent: 'card.lost', similarity: 0.8 };
    const two = scene.process({
      explain: () => ({ candidates: [], words, neighbours: [near], unknown: ['zap'], scope }),
    });
    await two.studio.follow();
    expect((await two.studio.try({ text: 'zap my card', version: 'live' })).explanation).toEqual({
      ...{ words, unknown: ['zap'], scope },
      neighbours: [{ ...near, title: 'Lost card' }],
    });
  });

  it('a draft is prepared once, and who waits gets the newest', async () => {
    await edit(one, 'ann', 'card.fee', 'First');
    const go = held();
    const before = one.engine.prepared.length;
    const answers = [one.studio.try({ text: 'what does a card cost', version: 'draft' })];
    for (const words of ['Second', 'Third', 'Fourth']) {
      await edit(one, 'ann', 'card.fee', words);
      answers.push(one.studio.try({ text: 'what does a card cost', version: 'draft' }));
    }
    // Reads what the last one reads, and more: that one waits by now.
    await one.studio.catalogue();
    go();
    const said = (await Promise.all(answers)).map(({ previews }) => previews[0]?.messages[0]?.text);
    expect(said).toEqual(['First', 'Fourth', 'Fourth', 'Fourth']);
    expect(one.engine.prepared).toHaveLength(before + 2);
    await one.studio.try({ text: 'again', version: 'draft' });
    expect(one.engine.prepared).toHaveLength(before + 2);
  });

  it('a broken draft cannot be tried, says so, and can be mended', async () => {
    await edit(one, 'ann', 'card.fee', 'BROKEN');
    const tried = { text: 'what does a card cost', version: 'draft' } as const;
    await expect(one.studio.try(tried)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { findings: [] },
    });
    await edit(one, 'ann', 'card.fee', 'Free');
    expect((await one.studio.try(tried)).intent?.intent).toBe('card.fee');
  });

  it('the gate of the draft runs in the background, and is seen by all processes', async () => {
    const two = scene.process();
    await two.studio.follow();
    await expect(two.studio.gate()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await edit(one, 'ann', 'card.fee', 'WORSE');
    const go = held();
    expect(await one.studio.startGate('ann')).toMatchObject({ state: 'running', version: 2, report: null });
    await eventually(
      () => two.studio.gate(),
      ({ step, done }) => step === 'train' && done === 0.5,
    );
    expect(await two.studio.startGate('bob')).toMatchObject({ state: 'running', version: 2 });
    go();
    await one.studio.idle();
    expect(await two.studio.gate()).toMatchObject({ state: 'done', done: 1, report: { ok: false } });
    expect([one.engine.gates, two.engine.gates].map(({ length }) => length)).toEqual([1, 0]);
    expect(one.engine.gates[0]?.asked).toBe(1);
  });

  it('a newer draft is checked after the older one, and the older one says nothing more', async () => {
    await edit(one, 'ann', 'card.fee', 'WORSE');
    const go = held();
    await one.studio.startGate('ann');
    await edit(one, 'ann', 'card.fee', 'Better');
    await one.studio.startGate('ann');
    go();
    await one.studio.idle();
    expect(await one.studio.gate()).toMatchObject({ version: 3, state: 'done', report: { ok: true } });
    expect(one.engine.gates).toHaveLength(2);
  });

  it('a gate whose process is gone is said to have failed, and can be started again', async () => {
    await edit(one, 'ann', 'card.fee', 'Free');
    const go = held();
    await one.studio.startGate('ann');
    scene.clock.advance(31_000);
    const two = scene.process();
    await two.studio.follow();
    expect(await two.studio.gate()).toMatchObject({ state: 'failed' });
    await two.studio.startGate('bob');
    await two.studio.idle();
    expect(await two.studio.gate()).toMatchObject({ state: 'done' });
    go();
  });

  it('a gate that fails says so', async () => {
    one.engine.crash = new Error('a secret path');
    await one.studio.startGate('ann');
    await one.studio.idle();
    const run = await one.studio.gate();
    expect(run.state).toBe('failed');
    expect(run.detail).not.toContain('secret');
  });
});
