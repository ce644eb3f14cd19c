import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createEngine,
  createNlu,
  inProcessTrainer,
  workerTrainer,
  readFolder,
  type Nlu,
  type Trainer,
} from '../../../src/nlu';
import { ContentFolder } from './content-folder';

/** Trains and counts. Why not in process: under jest arithmetic is some ten times slower than in a worker. */
function countingTrainer(): { trainer: Trainer; jobs: () => number } {
  let jobs = 0;
  const trainer: Trainer = (job, signal) => {
    jobs++;
    return workerTrainer(job, signal);
  };
  return { trainer, jobs: () => jobs };
}

/** Makes what the folder holds now live. */
async function publish(nlu: Nlu, folder: ContentFolder): Promise<string> {
  const prepared = await nlu.prepare(await readFolder(folder.path));
  nlu.activate(prepared);
  return prepared.version;
}

describe('the engine', () => {
  let folder: ContentFolder;
  let cacheDir: string;
  beforeEach(() => {
    folder = new ContentFolder();
    cacheDir = mkdtempSync(join(tmpdir(), 'switchboard-models-'));
  });
  afterEach(() => {
    folder.remove();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  it('trains once; the next start reads the cache and understands alike', async () => {
    const { trainer, jobs } = countingTrainer();
    const first = await createNlu({ intentsDir: folder.path, cacheDir, trainer });
    const second = await createNlu({ intentsDir: folder.path, cacheDir, trainer });
    expect(jobs()).toBe(2);
    const text = 'raise the limit for my transfers';
    expect(second.understander.understand(text)).toEqual(first.understander.understand(text));
  });

  it('trains again when a cache file is torn', async () => {
    const { trainer, jobs } = countingTrainer();
    await createNlu({ intentsDir: folder.path, cacheDir, trainer });
    for (const file of readdirSync(cacheDir)) {
      writeFileSync(join(cacheDir, file), readFileSync(join(cacheDir, file)).subarray(0, 1000));
    }
    await createNlu({ intentsDir: folder.path, cacheDir, trainer });
    expect(jobs()).toBe(4);
  });

  it('keeps few models', async () => {
    const nlu = await createNlu({ intentsDir: folder.path, cacheDir });
    for (let round = 0; round < 5; round++) {
      folder.edit(
        'en/all.yaml',
        '      - live agent',
        `      - live agent\n      - a person number ${'x'.repeat(round + 1)}`,
      );
      await publish(nlu, folder);
    }
    expect(readdirSync(cacheDir).filter((file) => file.startsWith('nlu-en-'))).toHaveLength(3);
  });

  it('swaps content and model together', async () => {
    const nlu = await createNlu({ intentsDir: folder.path });
    const before = nlu.understander.version();
    expect(nlu.understander.understand('where is my parrot').outOfScope).toBe(true);
    folder.edit('en/all.yaml', '      - live agent', '      - where is my parrot');
    folder.edit('en/bot.yaml', 'greeting: ', 'greeting: hello ');
    const version = await publish(nlu, folder);
    expect(version).not.toBe(before);
    expect(nlu.understander.understand('Where is my parrot?')).toMatchObject({
      intent: 'handoff.human',
      modelVersion: version,
    });
    expect(nlu.content.message('greeting', 'en')).toContain('hello');
  });

  it('keeps what is published when the new content is wrong', async () => {
    const nlu = await createNlu({ intentsDir: folder.path });
    const before = nlu.understander.version();
    folder.edit('en/all.yaml', 'queue: cards', 'queue: gold');
    await expect(publish(nlu, folder)).rejects.toMatchObject({ code: 'CONTENT_INVALID' });
    expect(nlu.understander.version()).toBe(before);
    folder.edit('en/all.yaml', 'queue: gold', 'queue: cards');
    await expect(publish(nlu, folder)).resolves.toBe(before);
  });

  it('refuses to start on wrong content, naming file and line', async () => {
    folder.edit('en/all.yaml', 'priority: urgent', 'priority: soon');
    await expect(createNlu({ intentsDir: folder.path })).rejects.toThrow(/en\/all\.yaml:\d+: /);
  });

  it('trains in a worker thread as it does in process', async () => {
    const text = 'raise the limit for my transfers';
    const here = await createNlu({ intentsDir: folder.path, trainer: inProcessTrainer });
    const there = await createNlu({ intentsDir: folder.path });
    expect(there.understander.understand(text)).toEqual(here.understander.understand(text));
  });

  it('stops training that is under way when closed', async () => {
    const nlu = await createNlu({ intentsDir: folder.path });
    folder.edit('en/all.yaml', '      - live agent', '      - where is my parrot');
    const publishing = publish(nlu, folder);
    await Promise.all([expect(publishing).rejects.toThrow('Training stopped'), nlu.close()]);
  });

  it('answers nothing before something is live', () => {
    const nlu = createEngine({});
    expect(() => nlu.live()).toThrow('No content is live yet');
  });

  it('keeps a version that a turn has taken whole while another becomes live', async () => {
    const nlu = await createNlu({ intentsDir: folder.path });
    const taken = nlu.live();
    folder.edit('en/bot.yaml', 'greeting: ', 'greeting: hello ');
    await publish(nlu, folder);
    expect(taken.content.message('greeting', 'en')).not.toContain('hello');
    expect(taken.understander.version()).toBe(taken.version);
    expect(nlu.live().version).not.toBe(taken.version);
  });

  it('makes the same files once, also when asked twice at a time', async () => {
    const { trainer, jobs } = countingTrainer();
    const nlu = createEngine({ trainer });
    const files = await readFolder(folder.path);
    const [first, second] = await Promise.all([nlu.prepare(files), nlu.prepare([...files].reverse())]);
    expect(second).toBe(first);
    expect(jobs()).toBe(2);
  });

  it('passes on that training failed', async () => {
    const trainer: Trainer = () => Promise.reject(new Error('no memory'));
    await expect(createNlu({ intentsDir: folder.path, trainer })).rejects.toThrow('no memory');
  });
});
