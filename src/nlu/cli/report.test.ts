import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main as evalMain } from './eval';
import { main } from './report';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const THINGS = ['card', 'loan', 'account', 'cheque', 'branch', 'deposit'];
const write = (name: string, rows: readonly string[]): void =>
  writeFileSync(join(folder, name), ['text,intent', ...rows].join('\n'));
const questions = THINGS.flatMap((thing) => [`open a ${thing},open`, `close the ${thing},close`]);
write('bank.train.csv', questions);
write('bank_shot3.train.csv', questions.slice(0, 6));
write('bank.test.csv', ['open my card,open', 'close a loan,close', 'open closed cheque,close']);
write('bank.oos_test.csv', ['zebras yawn,oos']);
write('bank.oos_train.csv', ['lions yawn,oos']);

async function run(...args: string[]): Promise<{ code: number; err: string }> {
  let err = '';
  const code = await main(args, {
    out: { write: () => true },
    err: { write: (text: string) => Boolean((err += text)) },
    today: () => new Date('2030-05-06T00:00:00Z'),
    run: async (options) => {
      let out = '';
      await evalMain(options, {
        out: { write: (text: string) => Boolean((out += text)) },
        err: { write: () => true },
      });
      return out;
    },
  });
  return { code, err };
}

describe('nlu:report', () => {
  it('writes a page with the figures of every experiment, and charts', async () => {
    const out = join(folder, 'page.md');
    const { code, err } = await run('--data', folder, '--out', out);
    expect(err).toMatch(/3 of 3: bank taught/);
    expect(code).toBe(0);
    const page = readFileSync(out, 'utf8');
    expect(page).toMatch(/on 2030-05-06, on \d+ × /);
    expect(page.match(/^### .*/gm)).toEqual([
      '### bank, 3 questions per intent',
      '### bank',
      '### bank, taught strangers',
    ]);
    expect(page).toMatch(/\| accuracy, % \| \d/);
    for (const chart of ['coverage-accuracy', 'few-shot', 'out-of-scope', 'confusion-bank']) {
      expect(page).toContain(`(page/${chart}.svg)`);
      expect(readFileSync(join(folder, 'page', `${chart}.svg`), 'utf8')).toMatch(/^<svg/);
    }
  });

  it("shows node-nlp's figures of an earlier run with their day", async () => {
    const kept = join(folder, 'page', 'figures.json');
    const [first, ...rest] = JSON.parse(readFileSync(kept, 'utf8')) as { figures: object }[];
    const before = {
      ...first,
      baselines: [{ name: 'node-nlp default', ...first?.figures }],
      baselineDay: '2029-01-02',
    };
    writeFileSync(kept, JSON.stringify([before, ...rest]));
    await run('--data', folder, '--out', join(folder, 'page.md'));
    const page = readFileSync(join(folder, 'page.md'), 'utf8');
    expect(page).toMatch(/\| +\| switchboard \| node-nlp default \|/);
    expect(page).toMatch(/node-nlp was measured on 2029-01-02/);
  });

  it('says what to do when the folder is absent or holds no set', async () => {
    const absent = await run('--data', join(folder, 'absent'));
    expect(absent).toEqual({ code: 2, err: expect.stringMatching(/no folder .*absent; name one/) as string });
    const empty = await run('--data', join(folder, 'page'));
    expect(empty).toEqual({ code: 2, err: expect.stringMatching(/holds no <set>\.train\.csv/) as string });
    expect(readdirSync(folder)).toContain('page.md');
  });
});
