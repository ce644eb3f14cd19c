import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { asked, createScene, edit, FOLDER, folderSaying, type Process, type Scene } from './scene';

afterAll(() => mongodbUri.stop());

describeStores('what is live', (open) => {
  let opened: OpenedStore;
  let scene: Scene;

  beforeEach(async () => {
    opened = await open();
    scene = createScene(opened);
  });
  afterEach(async () => {
    await scene.close();
    await opened.dispose();
  });

  const started = async (change: Parameters<Scene['process']>[0] = {}, files = FOLDER): Promise<Process> => {
    const process = scene.process(change);
    await process.studio.adoptFolder(files);
    await process.studio.follow();
    return process;
  };
  const saysOf = ({ engine }: Process): string => engine.live().content.reply('loan.rate', 'en')?.text ?? '';
  const numbers = async (): Promise<number[]> =>
    (await opened.store.publications.list(50)).map(({ number }) => number);
  const publish = async (process: Process, answer: string): Promise<void> => {
    await edit(process, 'ann', 'loan.rate', answer);
    await process.studio.approve('cat', (await asked(process, 'ann')).id, '');
  };

  it('ten processes that start at once publish the folder once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => started()));
    expect(await numbers()).toEqual([1]);
    expect(await opened.store.publications.activations(9)).toMatchObject([{ seq: 1, by: 'system' }]);
    expect(all.map(saysOf)).toEqual(Array.from({ length: 10 }, () => 'Rates.'));
    const again = await Promise.all(Array.from({ length: 4 }, () => started({}, folderSaying('New.'))));
    expect(await numbers()).toEqual([2, 1]);
    expect(again.map(saysOf)).toEqual(Array.from({ length: 4 }, () => 'New.'));
  });

  it('a folder that was published before is history', async () => {
    await started();
    await started({}, folderSaying('New.'));
    expect(saysOf(await started())).toBe('New.');
    expect(await numbers()).toEqual([2, 1]);
  });

  it('a start may leave alone what is live', async () => {
    await started();
    const settings = { secondPerson: true, onStart: 'keep' } as const;
    expect(saysOf(await started({ settings }, folderSaying('New.')))).toBe('Rates.');
    expect(await numbers()).toEqual([1]);
  });

  it('a folder with errors leaves live what was, loudly; as the first it stops the start', async () => {
    const first = scene.process();
    const broken = folderSaying('BROKEN');
    await expect(first.studio.adoptFolder(broken)).rejects.toMatchObject({
      code: 'CONTENT_INVALID',
      details: { findings: [{ file: 'en/loans.yaml', line: 1 }] },
    });
    await started();
    const late = await started({}, broken);
    expect([saysOf(late), await numbers()]).toEqual(['Rates.', [1]]);
    expect(late.logger.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        fields: expect.objectContaining({ findings: expect.any(Array) as unknown }) as unknown,
      }),
    );
  });

  it('a folder that was stored by a process that died then goes live at the next start', async () => {
    await started();
    const files = folderSaying('New.');
    const stored = await opened.store.publications.get(1);
    if (!stored) throw new Error('no publication');
    await opened.store.publications.insert({ ...stored, number: 2, files, hash: scene.workshop.hash(files) });
    expect(saysOf(await started({}, files))).toBe('New.');
    expect(await opened.store.publications.activations(9)).toHaveLength(2);
  });

  it('all processes switch when one publishes', async () => {
    const [one, two, three] = [await started(), await started(), await started()];
    await publish(one, 'From 3 %.');
    await eventually(
      () => [one, two, three].map(saysOf),
      (said) => said.every((text) => text === 'From 3 %.'),
    );
    expect(two.engine.activated).toHaveLength(2);
    await Promise.all([two.studio.sweep(), two.studio.follow(), two.studio.follow()]);
    expect(two.engine.activated).toHaveLength(2);
  });

  it('a process that was told nothing switches at its sweep', async () => {
    const one = await started();
    const deaf = await started({ bus: { publish: () => undefined, subscribe: () => () => undefined } });
    await publish(one, 'From 3 %.');
    expect(saysOf(deaf)).toBe('Rates.');
    await deaf.studio.sweep();
    expect(saysOf(deaf)).toBe('From 3 %.');
  });

  it('a process that cannot prepare keeps what it has, and tries again', async () => {
    const [one, two] = [await started(), await started()];
    let fail = true;
    const prepare = two.engine.prepare.bind(two.engine);
    two.engine.prepare = (files) => (fail ? Promise.reject(new Error('disk full')) : prepare(files));
    await publish(one, 'From 3 %.');
    await two.studio.idle();
    expect([saysOf(one), saysOf(two)]).toEqual(['From 3 %.', 'Rates.']);
    expect(two.logger.lines.some(({ level }) => level === 'error')).toBe(true);
    fail = false;
    await two.studio.sweep();
    expect(saysOf(two)).toBe('From 3 %.');
  });

  it('goes back to any earlier publication in one step, and forward again', async () => {
    const [one, two] = [await started(), await started()];
    await publish(one, 'From 3 %.');
    await publish(one, 'From 4 %.');
    const back = await two.studio.rollback('ann', 1, 'The rate was wrong');
    expect(back).toMatchObject({ number: 1, live: true });
    await one.studio.idle();
    expect([saysOf(one), saysOf(two)]).toEqual(['Rates.', 'Rates.']);
    expect((await one.studio.history()).activations[0]).toMatchObject({
      ...{ seq: 4, publication: 1, kind: 'rollback', reason: 'The rate was wrong', by: { id: 'ann' } },
    });
    expect(two.written.map((files) => scene.workshop.hash(files))).toEqual([scene.workshop.hash(FOLDER)]);
    expect((await one.studio.catalogue()).live).toBe(1);
    await expect(one.studio.rollback('ann', 1, 'Again')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(one.studio.rollback('ann', 9, 'What')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await one.studio.rollback('bob', 3, 'It was right');
    expect(saysOf(one)).toBe('From 4 %.');
    await publish(one, 'From 5 %.');
    expect(await numbers()).toEqual([4, 3, 2, 1]);
  });

  it('what cannot be prepared any more is not gone back to', async () => {
    const one = await started();
    await publish(one, 'From 3 %.');
    const prepare = one.engine.prepare.bind(one.engine);
    await started();
    one.engine.prepare = async (files) => prepare([...files, { path: 'x.yaml', text: 'BROKEN' }]);
    await expect(one.studio.rollback('ann', 1, 'Back')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await opened.store.publications.active())?.publication).toBe(2);
  });

  it('a start with the folder as it was keeps what was published since', async () => {
    const one = await started();
    await publish(one, 'From 3 %.');
    expect(saysOf(await started())).toBe('From 3 %.');
    await one.studio.rollback('ann', 1, 'Back');
    const written = one.written.at(-1) ?? [];
    expect(saysOf(await started({}, written))).toBe('Rates.');
    expect(await numbers()).toEqual([2, 1]);
  });
});
