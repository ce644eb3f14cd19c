import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './eval';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SUBJECTS = ['card', 'loan', 'account', 'transfer', 'branch', 'deposit'];
const QUESTIONS = [
  ['constructor', (thing: string) => `how do i open a ${thing} today`],
  ['__proto__', (thing: string) => `i want to close my ${thing} for good`],
  ['fees.ask', (thing: string) => `what does the ${thing} cost per month`],
] as const;

function file(name: string, rows: readonly (readonly [string, string])[]): string {
  const path = join(folder, name);
  writeFileSync(path, ['text,intent', ...rows.map(([text, intent]) => `"${text}",${intent}`)].join('\r\n'));
  return path;
}

const rows = QUESTIONS.flatMap(([intent, ask]) => SUBJECTS.map((thing) => [ask(thing), intent] as const));
const train = file('train.csv', [...rows, ['is it raining in paris', 'none']]);
const test = file('test.csv', [
  ['how do i open a new card', 'constructor'],
  ['please close my old loan', '__proto__'],
  ['what does a deposit cost', 'fees.ask'],
]);
const oos = file('oos.csv', [['zebras sleep standing', 'oos']]);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await main(args, {
    out: { write: (text: string) => Boolean((written.out += text)) },
    err: { write: (text: string) => Boolean((written.err += text)) },
  });
  return { code, ...written };
}

describe('nlu:eval', () => {
  it('prints every figure of any labels as JSON', async () => {
    const { code, out } = await run('--train', train, '--test', test, '--oos', oos, '--json');
    expect(code).toBe(0);
    const figures = JSON.parse(out) as Record<string, number>;
    expect(figures).toMatchObject({ accuracy: 1, macroF1: 1, oosRecall: 1, oosAuroc: 1 });
    for (const cost of ['trainCpuSeconds', 'modelBytes', 'perSecond', 'peakMemoryBytes'])
      expect(figures[cost]).toBeGreaterThan(0);
  });

  it('prints a table, and what became of each row', async () => {
    const path = join(folder, 'rows-out.csv');
    const { out } = await run('--train', train, '--test', test, '--oos', oos, '--rows', path);
    expect(out).toMatch(/18 questions of 3 intents \(en\), 3 test rows, 1 strangers/);
    expect(out).toMatch(/accuracy, % +100\.0/);
    const [header, first, , , stranger] = readFileSync(path, 'utf8').split('\n');
    expect(header).toBe('text,intent,guess,evidence,accepted');
    expect(first).toMatch(/^how do i open a new card,constructor,constructor,/);
    expect(stranger).toMatch(/^zebras sleep standing,,.*,false$/);
  });

  it.each([
    ['a missing file', ['--train', 'absent.csv', '--test', test], /absent\.csv cannot be read/],
    ['a missing option', ['--train', train], /required option '--test <csv>'/],
    ['an unknown option', ['--train', train, '--test', test, '--speed'], /unknown option '--speed'/],
  ])('ends with 2 and advice on %s', async (_, args, advice) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(advice);
  });

  it('ends with 0 when asked for help', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/The threshold rejects 5 % of the --valid rows/);
  });
});
