import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '../content/read-source';
import { startFakeStudio, type FakeStudio } from '../../../test/support/nlu/fake-studio';
import { removeFolders, run, smallFolder, type Ran } from '../../../test/support/nlu/intents-cli';

let studio: FakeStudio;
beforeEach(async () => {
  studio = await startFakeStudio();
});
afterEach(() => studio.close());
afterAll(removeFolders);

const cli = (...args: string[]): Promise<Ran> => run([...args, '--server', studio.url], { env: studio.env });
const sentTo = (what: string): unknown => studio.sent.find((each) => each.what === what)?.body;

describe('publish', () => {
  const notes = ['--notes', 'Fees of 2027'];

  it('sends the folder and names the request', async () => {
    const folder = smallFolder();
    const { code, out } = await cli('publish', '--intents', folder, ...notes);
    expect(code).toBe(0);
    expect(out).toContain(`Request r1 is being checked; follow it at ${studio.url}/studio/ or add --wait`);
    expect(sentTo('POST /api/studio/publications')).toEqual({
      notes: 'Fees of 2027',
      files: await readFolder(folder),
    });
  });

  it('waits, prints the gate report, and says who has to approve', async () => {
    studio.states = ['checking', 'checking', 'open'];
    const { code, out, err } = await cli('publish', '--intents', smallFolder(), ...notes, '--wait');
    expect(code).toBe(0);
    expect(err).toContain('gate: checking 40 %');
    expect(out).toMatch(/check +verdict +now +live +margin/);
    expect(out).toMatch(/golden +refused +98\.0 % +100\.0 %/);
    expect(out).toMatch(/accuracy +ok +91\.2 % +91\.5 % +2\.0 %/);
    expect(out).toContain('[en] "where is my card": card.lost -> fee.ask, should be card.lost (3 times)');
    expect(out).toContain('[en] "fee?": none -> fee.ask, should be fee.ask');
    expect(out).toContain('[en] "prices": none as before, should be fee.ask');
    expect(out).toContain('waits for approval by another person who may publish');
  });

  it.each([
    ['refused', 1, 'Refused: mend what is marked above'],
    ['rejected', 1, 'Rejected by Bob: ask legal'],
    ['published', 0, 'Published as version 8'],
  ] as const)('ends as the review does: %s', async (state, expected, words) => {
    studio.states = [state];
    const { code, out } = await cli('publish', '--intents', smallFolder(), ...notes, '--wait');
    expect(code).toBe(expected);
    expect(out).toContain(words);
  });

  it('gives up waiting in time', async () => {
    studio.states = Array.from({ length: 50 }, () => 'checking');
    let now = 0;
    const io = { env: studio.env, now: () => new Date((now += 400)), wait: () => Promise.resolve() };
    const args = [
      'publish',
      '--intents',
      smallFolder(),
      ...notes,
      '--wait',
      '--timeout',
      '2',
      '--server',
      studio.url,
    ];
    const { code, err } = await run(args, io);
    expect(code).toBe(3);
    expect(err).toContain('still being checked after 2 s');
  });

  it('tells what the server says is wrong', async () => {
    studio.refuse = { path: '/api/studio', status: 409, detail: 'The folder is what is live already.' };
    const { code, err } = await cli('publish', '--intents', smallFolder(), ...notes);
    expect(code).toBe(3);
    expect(err).toContain('The folder is what is live already.');
  });
});

describe('other commands of the server', () => {
  it('rollback makes a version live, with a reason', async () => {
    const { code, out } = await cli('rollback', '--to', '7', '--reason', 'wrong fee');
    expect(code).toBe(0);
    expect(out).toBe('Version 7 is live (n7)\n');
    expect(sentTo('POST /api/studio/rollback')).toEqual({ to: 7, reason: 'wrong fee' });
  });

  it('diff compares with the live version', async () => {
    const folder = smallFolder();
    const files = await readFolder(folder);
    studio.live = files.map((file) => ({ ...file, text: file.text.replace('Call us at once.', 'Call us.') }));
    const { code, out } = await cli('diff', '--intents', folder);
    expect(code).toBe(0);
    expect(out).toContain('--- live version 7/en/cards.yaml');
    expect(out).toContain('-    answer: Call us.\n+    answer: Call us at once.');
    expect(out).toContain('intents: 0 added, 1 changed, 0 removed');
  });

  const missed = {
    groups: [
      {
        id: 'g1',
        count: 5,
        sentences: ['=HYPERLINK("x")', '卡呢'].map((text, at) => ({
          ...{
            id: `m${at}`,
            text,
            locale: 'zh-CN',
            kind: 'unanswered',
            count: 4 - at * 3,
            channels: { web: 1 },
          },
          ...{ guess: null, correct: null, notes: [], state: 'new', by: '' },
          ...{ firstAt: '2026-11-01T00:00:00.000Z', lastAt: '2026-11-02T00:00:00.000Z' },
        })),
        suggestions: [{ intent: 'card.lost', title: 'Lost', score: 0.4 }],
      },
    ],
    counts: { new: 2, done: 1, ignored: 0 },
  };

  it('unanswered lists groups with counts', async () => {
    studio.missed = missed;
    const { code, out } = await cli('unanswered', '--locale', 'zh-CN');
    expect(code).toBe(0);
    expect(studio.sent.at(-1)?.what).toBe('GET /api/studio/missed?state=new&locale=zh-CN');
    expect(out).toMatch(/ 5 +zh-CN +unanswered +=HYPERLINK\("x"\) \(\+1 alike\) +card\.lost 0\.4/);
    expect(out).toContain('2 new, 1 done, 0 ignored');
  });

  it('unanswered as CSV runs no formula in Excel', async () => {
    studio.missed = missed;
    const file = join(smallFolder(), 'missed.csv');
    await cli('unanswered', '--export', 'csv', '-o', file);
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFFgroup,count,locale')).toBe(true);
    expect(text).toContain(`g1,4,zh-CN,unanswered,"'=HYPERLINK(""x"")"`);
    expect(text).toContain('g1,1,zh-CN,unanswered,卡呢,,,card.lost,new');
  });
});

describe('a server that does not let you', () => {
  const rollback = ['rollback', '--to', '1', '--reason', 'x'];

  it.each([
    ['nobody there', { server: 'http://127.0.0.1:1' }, 3, /was not reached \(.+\); is it running/],
    ['no address', { server: 'bank' }, 2, /is not an address/],
    ['a password in the address', { server: 'http://a:b@bank.example' }, 2, /must hold no password/],
    ['no user', { env: {} }, 2, /Set SWITCHBOARD_USER and SWITCHBOARD_PASSWORD/],
    [
      'a wrong password',
      { env: { SWITCHBOARD_USER: 'ann', SWITCHBOARD_PASSWORD: 'no' } },
      3,
      /password is wrong.\nCheck SWITCHBOARD_USER/,
    ],
  ])(
    '%s',
    async (_, { server, env }: { server?: string; env?: Record<string, string> }, expected, message) => {
      const { code, err } = await run([...rollback, '--server', server ?? studio.url], {
        env: env ?? studio.env,
      });
      expect(err).toMatch(message);
      expect(code).toBe(expected);
      expect(err).not.toContain('right horse');
    },
  );

  it.each([
    [403, 'Only editors may do that.', /Only editors may do that\.\nThis user may not do that; ask an admin/],
    [429, 'Too many.', /Too many\.\nTry again in a minute/],
    [503, 'Starting.', /^Starting\.$/m],
  ])('%i is told with what to do', async (status, detail, message) => {
    studio.refuse = { path: '/api/studio', status, detail };
    const { code, err } = await cli(...rollback);
    expect(code).toBe(3);
    expect(err).toMatch(message);
  });

  it('an answer of another shape is not believed', async () => {
    const odd = (async () => Promise.resolve(new Response('{"agent":{}}', { status: 201 }))) as typeof fetch;
    const { code, err } = await run([...rollback, '--server', studio.url], { env: studio.env, fetch: odd });
    expect(code).toBe(3);
    expect(err).toContain('are both of one version?');
  });

  it('takes the server from SWITCHBOARD_URL', async () => {
    const before = process.env.SWITCHBOARD_URL;
    process.env.SWITCHBOARD_URL = studio.url;
    const { code } = await run(rollback, { env: studio.env });
    if (before === undefined) delete process.env.SWITCHBOARD_URL;
    else process.env.SWITCHBOARD_URL = before;
    expect(code).toBe(0);
  });
});
