import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders, run, smallFolder } from '../../../test/support/nlu/intents-cli';

afterAll(removeFolders);

const cache = (folder: string): string[] => ['--cache', join(folder, '.models')];

describe('intents', () => {
  it.each(['check', 'test', 'train', 'publish', 'rollback', 'diff', 'import', 'export', 'unanswered'])(
    '%s explains itself with an example',
    async (name) => {
      const { code, out } = await run([name, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`Examples:\\n {2}npm run intents -- ${name}`));
    },
  );

  it.each([
    [['chekc'], /unknown command 'chekc'/],
    [['check', '--fast'], /unknown option '--fast'/],
    [['check', '--intents', '/nowhere'], /There is no folder \/nowhere; name it with --intents/],
    [['publish'], /required option '--notes/],
    [['rollback', '--to', 'x', '--reason', 'y'], /must be the number of a publication/],
    [['import', 'word', 'a.doc'], /Allowed choices are nlpjs, rasa, lu, qna, csv, xlsx/],
    [['test', '--locale', 'fr'], /Allowed choices are zh-CN, zh-HK, en/],
  ])('%j is wrong usage, and says why', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('check', () => {
  it('tells an editor where and what, with colours on a terminal only', async () => {
    const folder = smallFolder({
      'en/fees.yaml':
        'topic: fees\nintents:\n  - id: fee.ask\n    title: Again\n    questions: []\n    answer: x\n',
    });
    const plain = await run(['check', '--intents', folder]);
    expect(plain.code).toBe(1);
    expect(plain.out).toContain(`error ${folder}/en/fees.yaml:`);
    expect(plain.out).toMatch(/fees\.yaml:\d+: .*needs at least one question.* \(schema\)/);
    expect(plain.out).toContain('golden sentences were not asked: mend the errors first');
    const painted = await run(['check', '--intents', folder], { tty: true });
    expect(painted.out).toContain('\u001b[31merror\u001b[0m');
    const asked = await run(['check', '--intents', folder], { tty: true, env: { NO_COLOR: '1' } });
    expect(asked.out).not.toContain('\u001b[');
  });

  it('gives findings as JSON', async () => {
    const folder = smallFolder({ 'en/broken.yaml': 'topic: [\n' });
    const { code, out } = await run(['check', '--intents', folder, '--json']);
    expect(code).toBe(1);
    const { findings, golden } = JSON.parse(out) as { findings: { file: string }[]; golden: null };
    expect(findings.some(({ file }) => file === 'en/broken.yaml')).toBe(true);
    expect(golden).toBeNull();
  });

  it('wants the schemas to be current, and writes them', async () => {
    const folder = smallFolder();
    await run(['check', '--intents', folder, '--no-golden', '--write-schemas']);
    expect((await run(['check', '--intents', folder, '--no-golden'])).out).not.toContain('stale-schema');
    writeFileSync(join(folder, 'schema/topic.schema.json'), '{}');
    const { code, out } = await run(['check', '--intents', folder, '--no-golden']);
    expect(code).toBe(1);
    expect(out).toMatch(/schema\/topic\.schema\.json:1: .*--write-schemas \(stale-schema\)/);
  });

  it('asks links only when told to, and names the one that does not answer', async () => {
    const pages: Record<string, number> = { '/ok': 200, '/gone': 410, '/no-head': 405 };
    const asked: string[] = [];
    const ask = (url: string, { method = 'GET' }: RequestInit = {}): Promise<Response> => {
      const path = new URL(url).pathname;
      asked.push(`${method} ${path}`);
      const status = pages[path];
      if (status === undefined) return Promise.reject(new TypeError('fetch failed'));
      return Promise.resolve(
        new Response(null, { status: method === 'GET' && status === 405 ? 200 : status }),
      );
    };
    const links = Object.keys(pages).map(
      (path) => `      - { title: Page, url: 'https://bank.example${path}' }\n`,
    );
    const folder = smallFolder({
      'en/more.yaml': `topic: more\nintents:\n  - id: more.ask\n    title: More\n    questions: [a one, b two, c three]\n    answer: x\n    links:\n${links.join('')}`,
    });
    const io = { fetch: ask as typeof fetch };
    const offline = await run(['check', '--intents', folder, '--no-golden'], io);
    expect(offline.out).not.toContain('unreachable-link');
    expect(asked).toEqual([]);
    const { out } = await run(['check', '--intents', folder, '--no-golden', '--online'], io);
    const told = out.split('\n').filter((line) => line.includes('unreachable-link'));
    expect(told).toHaveLength(2);
    expect(out).toContain('more.yaml:9: https://bank.example/gone answers with 410');
    expect(out).toContain('https://bank.example/prices cannot be reached');
    expect(asked).toContain('GET /no-head');
  });
});

describe('test and train', () => {
  it('test asks golden sentences by topic and locale, and one sentence with reasons', async () => {
    const folder = smallFolder();
    const { out, code } = await run(['test', '--intents', folder, ...cache(folder)]);
    expect(out).toMatch(/topic +zh-CN +zh-HK +en\n/);
    expect(out).toMatch(/cards +- +- +\d\/2/);
    expect(code).toBe(out.includes('2 of 2 right') ? 0 : 1);
    const one = await run(['test', '--intents', folder, ...cache(folder), '--text', 'my card is gone']);
    expect(one.code).toBe(0);
    expect(one.out).toContain('card.lost 1');
    expect(one.out).toContain('near: 1.00 "my card is gone" (card.lost)');
    expect(one.out).toContain('answer: Call us at once.');
  });

  it('a golden sentence that is misunderstood is a miss with its line', async () => {
    const folder = smallFolder({
      'en/cards.golden.yaml': 'golden:\n  - { text: my card is gone, intent: fee.ask }\n',
    });
    const { code, out } = await run(['test', '--intents', folder, ...cache(folder)]);
    expect(code).toBe(1);
    expect(out).toContain(
      `miss ${folder}/en/cards.golden.yaml:2: "my card is gone" should be fee.ask, is card.lost`,
    );
  });

  it('train fills the cache and prints figures', async () => {
    const folder = smallFolder();
    const { code, out, err } = await run([
      'train',
      '--intents',
      folder,
      ...cache(folder),
      '--no-validate',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ intents: 2, 'questions en': 8, 'questions zh-CN': 8 });
    expect((JSON.parse(out) as { cacheBytes: number }).cacheBytes).toBeGreaterThan(0);
    expect(err).toContain('train: train 0 %');
  });

  it('broken content is refused with the reason', async () => {
    const folder = smallFolder({ 'en/broken.yaml': 'topic: x\nintents:\n  - id: a b\n' });
    const { code, err } = await run(['train', '--intents', folder, ...cache(folder)]);
    expect(code).toBe(1);
    expect(err).toMatch(/en\/broken\.yaml:3: .*must be letters, digits, dots and dashes/);
  });
});

describe('diff', () => {
  it('shows what another folder says otherwise', async () => {
    const [mine, other] = [
      smallFolder(),
      smallFolder({ 'en/cards.golden.yaml': 'golden:\n  - { text: a card, intent: card.lost }\n' }),
    ];
    const same = await run(['diff', '--intents', mine, '--against', smallFolder(), '--exit-code']);
    expect(same).toMatchObject({ code: 0, out: 'No difference\n' });
    const { code, out } = await run(['diff', '--intents', mine, '--against', other, '--exit-code']);
    expect(code).toBe(1);
    expect(out).toContain('-  - { text: a card, intent: card.lost }');
    expect(out).toContain('+  - { text: i have lost my card, intent: card.lost }');
    expect(out).toMatch(/intents: 1 added, 1 changed, 0 removed|intents: 0 added, 2 changed, 0 removed/);
  });

  it('compares with a commit, and says when there is none', async () => {
    const { code, out } = await run(['diff', '--intents', 'intents', '--against', 'HEAD', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ against: 'HEAD' });
    const wrong = await run(['diff', '--intents', 'intents', '--against', '--upload-pack=x']);
    expect(wrong.code).toBe(2);
    const none = await run(['diff', '--intents', 'intents', '--against', 'no-such-branch']);
    expect(none.code).toBe(2);
    expect(none.err).toContain('neither a folder nor a commit');
  });
});
