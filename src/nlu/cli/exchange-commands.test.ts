import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMATS } from '../formats';
import { removeFolders, run, scratch, smallFolder, textsIn } from '../../../test/support/nlu/intents-cli';

const out = mkdtempSync(join(tmpdir(), 'switchboard-export-'));
afterAll(() => {
  removeFolders();
  rmSync(out, { recursive: true });
});

const filesOf = (format: string): string[] =>
  readdirSync(join(out, format), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

describe('export and import', () => {
  it.each(FORMATS.map(({ name }) => name))(
    '%s: what was exported changes nothing when it comes back',
    async (format) => {
      const folder = smallFolder();
      const exported = await run(['export', format, '--intents', folder, '-o', join(out, format)]);
      expect(exported.code).toBe(0);
      const before = textsIn(folder);
      const back = await run(['import', format, ...filesOf(format), '--intents', folder]);
      expect(back.out).toContain('Written: 0 new, 0 changed');
      expect(textsIn(folder)).toEqual(before);
    },
  );

  it('says what the format cannot hold, and does not write over files', async () => {
    const folder = smallFolder();
    const args = ['export', 'nlpjs', '--intents', folder, '-o', join(out, 'again')];
    const { out: told } = await run(args);
    expect(told).toContain('not held titles have no place there: card.lost, fee.ask');
    expect(told).toContain('not held links have no place there: fee.ask');
    const second = await run(args);
    expect(second.code).toBe(2);
    expect(second.err).toContain('add --force to write over it');
    expect((await run([...args, '--force'])).code).toBe(0);
  });

  it('one locale into one file', async () => {
    const file = join(out, 'only.lu');
    const { code } = await run([
      'export',
      'lu',
      '--intents',
      smallFolder(),
      '-o',
      file,
      '--locale',
      'en',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(Object.values(textsIn(out)).join('\n')).toContain('# card.lost\n- i lost my card\n');
  });

  it('adds questions and a new intent, keeps comments, and lists what was lost', async () => {
    const folder = smallFolder();
    const corpus = {
      locale: 'en',
      data: [
        { intent: 'card.lost', utterances: ['card stolen', 'i lost my card'], answers: [] },
        {
          intent: 'Loan apply',
          utterances: ['i want a loan', 'lend me money'],
          answers: ['Apply in the app.', 'Or visit us.'],
        },
        { intent: 'silent', utterances: ['no answer here'], answers: [] },
        { intent: 'None', utterances: ['who won the match'] },
      ],
    };
    const file = scratch('corpus.json', JSON.stringify(corpus));
    const dry = await run(['import', 'nlpjs', file, '--intents', folder, '--topic', 'loans', '--dry-run']);
    expect(dry.out).toContain('new Loan-apply');
    expect(textsIn(folder)[join(folder, 'en/loans.yaml')]).toBeUndefined();

    const { out: told } = await run(['import', 'nlpjs', file, '--intents', folder, '--topic', 'loans']);
    expect(told).toContain('changed card.lost');
    expect(told).toContain('lost intents are renamed: Loan apply to Loan-apply');
    expect(told).toContain('lost the bot has one answer, further ones are left out: Loan-apply');
    expect(told).toMatch(/lost new intents need a question and an answer.*: silent/);
    const texts = textsIn(folder);
    expect(texts[join(folder, 'en/cards.yaml')]).toContain('# Cards, kept by Ms Chan');
    expect(texts[join(folder, 'en/cards.yaml')]).toContain('# urgent');
    expect(texts[join(folder, 'en/cards.yaml')]).toContain('card stolen');
    expect(texts[join(folder, 'en/loans.yaml')]).toContain('Apply in the app.');
    expect(texts[join(folder, 'en/none.yaml')]).toContain('who won the match');
  });

  it('--replace puts the questions of the file in place of ours', async () => {
    const folder = smallFolder();
    const file = scratch('q.csv', 'intent,locale,text\ncard.lost,en,only this\n');
    await run(['import', 'csv', file, '--intents', folder, '--replace']);
    const text = textsIn(folder)[join(folder, 'en/cards.yaml')] ?? '';
    expect(text).toContain('only this');
    expect(text).not.toContain('my card is gone');
  });

  it.each([
    ['csv', 'a.csv', 'intent,text\ncard.lost,"x\n', /a\.csv:\d: is not CSV/],
    ['nlpjs', 'a.json', '{"locale":"en","data":[{}]}', /a\.json:1: data\.0\.intent/],
    ['rasa', 'nlu.yml', 'nlu: []', /nlu\.yml:1: does not say which language it is in; add --locale/],
    [
      'csv',
      'b.csv',
      `intent,locale,text\ncard.lost,en,${'x'.repeat(600)}\n`,
      /Intent card\.lost \(en\): questions\.4: .*nothing was changed/,
    ],
    [
      'csv',
      'c.csv',
      'intent,locale,text,answer\nx y,en,a,b\nx-y,en,c,d\n',
      /would both be called x-y; rename one/,
    ],
  ])('%s that is broken changes nothing: %s', async (format, name, text, message) => {
    const folder = smallFolder();
    const before = textsIn(folder);
    const { code, err } = await run(['import', format, scratch(name, text), '--intents', folder]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(textsIn(folder)).toEqual(before);
  });
});
