import type { ContentFile, ContentFiles, GateReport } from '../../../src/contract/publishing';
import { createNlu, type Nlu } from '../../../src/nlu';
import { FIXTURES } from './content-folder';

/** The files with one of them changed; complains when nothing changes. */
function edit(files: ContentFiles, path: string, from: string | RegExp, to: string): ContentFiles {
  return files.map((file): ContentFile => {
    if (file.path !== path) return file;
    const text = file.text.replace(from, to);
    if (text === file.text) throw new Error(`${path} does not hold ${String(from)}`);
    return { path, text };
  });
}

const failed = ({ checks }: GateReport): string[] => checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('the gate', () => {
  let nlu: Nlu;
  let files: ContentFiles;
  beforeAll(async () => {
    nlu = await createNlu({ intentsDir: FIXTURES });
    ({ files } = nlu.live());
  });

  it('lets through what is live, and tells every step', async () => {
    const steps = new Map<string, number>();
    const report = await nlu.gate(files, [], (step, done) => steps.set(step, done));
    expect(report).toMatchObject({ ok: true, better: [], worse: [], misses: [] });
    expect(report.checks.map(({ name }) => name)).toEqual([
      'lint',
      'golden',
      'none',
      'accuracy',
      'rejection',
      'swallowing',
    ]);
    expect([...steps.keys()]).toEqual(['lint', 'train', 'golden', 'validate', 'replay']);
    expect(steps.get('validate')).toBeLessThanOrEqual(1);
  });

  it('stops at content that is wrong, naming file and line', async () => {
    const report = await nlu.gate(edit(files, 'en/all.yaml', 'queue: cards', 'queue: gold'), []);
    expect(failed(report)).toEqual(['lint']);
    const told = report.findings.find(({ severity }) => severity === 'error');
    expect(told).toMatchObject({ file: 'en/all.yaml', intent: 'card.lost' });
    expect(told?.message).toContain('gold');
  });

  it('refuses a version that no longer understands a golden sentence, and says which', async () => {
    const stolen = edit(
      files,
      'en/all.yaml',
      '- what do i need to open an account',
      '- what is my daily transfer limit',
    );
    const report = await nlu.gate(stolen, []);
    expect(failed(report)).toContain('golden');
    const told = {
      text: 'what is my daily transfer limit',
      before: 'transfer.limit',
      after: '__proto__',
      expected: 'transfer.limit',
    };
    expect(report.worse).toEqual([expect.objectContaining(told)]);
    expect(report.misses).toEqual(report.worse);
  });

  it('refuses what an editor promises and the version does not keep', async () => {
    const promised = edit(
      files,
      'en/all.golden.yaml',
      'golden:',
      'golden:\n  - { text: euro rate today, intent: none }',
    );
    const report = await nlu.gate(promised, []);
    expect(failed(report)).toEqual(['none']);
    expect(report.misses).toEqual([
      expect.objectContaining({ text: 'euro rate today', expected: null, after: 'constructor' }),
    ]);
  });

  it('shows what a version does better', async () => {
    const better = edit(
      edit(
        files,
        'en/all.golden.yaml',
        'golden:',
        'golden:\n  - { text: my parrot flew away, intent: card.lost }',
      ),
      'en/all.yaml',
      '      - my card was stolen',
      '      - my card was stolen\n      - my parrot flew away',
    );
    const report = await nlu.gate(better, [{ text: 'my parrot flew away', locale: 'en', count: 3 }]);
    expect(report.better).toEqual([
      expect.objectContaining({ text: 'my parrot flew away', before: null, after: 'card.lost' }),
    ]);
    expect(report.replay).toEqual({
      asked: 1,
      changed: [{ text: 'my parrot flew away', locale: 'en', before: null, after: 'card.lost', count: 3 }],
    });
  });

  it('refuses a version whose intents take each other’s questions', async () => {
    const from = [
      'when do you open',
      'branch opening hours',
      'what time does the bank close',
      'weekend hours',
    ];
    const to = ['which fees are there', 'what does it cost', 'how much is a transfer', 'fee for cards'];
    const mixed = from.reduce(
      (changed, question, at) => edit(changed, 'en/all.yaml', `- ${question}`, `- ${to[at] ?? ''} open`),
      files,
    );
    const report = await nlu.gate(
      edit(mixed, 'en/all.yaml', '      - are you open on sunday', '      - how do i get an account open'),
      [],
    );
    const accuracy = report.checks.find(({ name }) => name === 'accuracy');
    expect(accuracy?.figure).toBeLessThan(accuracy?.live ?? 0);
    expect(report.ok).toBe(false);
  });
});
