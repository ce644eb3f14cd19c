import { lint, type LintOptions } from '../../../src/nlu/content/lint';
import { readSource } from '../../../src/nlu/content/read-source';
import type { Finding } from '../../../src/contract/publishing';
import { ContentFolder } from './content-folder';

const ANSWER = 'answer: Please block your card in the app.';
const HK = 'answer: 請於設定更改上限。';
const HOURS = `hours:
  always: { timeZone: UTC, week: { mon: [ 00:00-24:00 ], tue: [ 00:00-24:00 ], wed: [ 00:00-24:00 ], thu: [ 00:00-12:00, 12:00-24:00 ], fri: [ 00:00-24:00 ], sat: [ 00:00-24:00 ], sun: [ 00:00-24:00 ] } }
  never: { timeZone: UTC, week: {} }
  office: { timeZone: UTC, week: { mon: [ 09:00-12:00 ] } }
queues:
  - { id: general, title: { zh-CN: a, zh-HK: a, en: a } }
  - { id: cards, title: { zh-CN: b, zh-HK: b, en: b }, hours: office }
  - { id: day, title: { zh-CN: c, zh-HK: c, en: c }, hours: always }
  - { id: shut, title: { zh-CN: d, zh-HK: d, en: d }, hours: never }
`;
const OPTIONS: LintOptions = { channels: ['wechat', 'sms'], today: '2026-11-22' };

describe('lint of what an answer can hold', () => {
  let folder: ContentFolder;
  beforeEach(() => {
    folder = new ContentFolder();
    folder.write('queues.yaml', HOURS);
  });
  afterEach(() => folder.remove());

  /** What is told of card.lost in en, without its file, when `more` stands behind its answer. */
  async function told(more: string): Promise<Omit<Finding, 'file' | 'severity'>[]> {
    folder.edit('en/all.yaml', ANSWER, `${ANSWER}\n${more}`);
    const found = lint(await readSource(folder.path), OPTIONS);
    return found
      .filter(({ rule }) => rule !== 'locales-differ')
      .map(({ severity: _, file: _f, ...finding }) => finding);
  }

  const variant = (condition: string): string =>
    `    variants:\n      - { if: ${condition}, answer: Later. }`;

  it.each([
    ['a queue that is none', '{ open: gold }', /queue gold, which is not in queues\.yaml/],
    ['a queue without hours as closed', '{ closed: general }', /never closes; give it some/],
    ['a queue without hours as open', '{ open: general }', /has no hours; give it some/],
    ['a queue that never closes', '{ closed: day }', /queue day never closes/],
    ['a queue that never opens', '{ open: shut }', /closed all week/],
    ['a queue that is open and closed', '{ open: cards, closed: cards }', /same hours/],
    ['no tier', '{ tier: [] }', /names no tier/],
    ['nothing', '{}', /answer itself is never said/],
    ['days in the wrong order', '{ from: 2027-02-02, until: 2027-02-01 }', /swap the days/],
    ['days that are over', '{ until: 2026-11-21 }', /ended on 2026-11-21; take the variant out/],
  ])('tells of a condition that names %s', async (_, condition, message) => {
    await expect(told(variant(condition))).resolves.toEqual([
      {
        line: 13,
        rule: 'dead-condition',
        message: expect.stringMatching(message) as string,
        intent: 'card.lost',
      },
    ]);
  });

  it.each([
    '{ closed: cards }',
    '{ open: cards, tier: [ gold ] }',
    '{ from: 2026-01-01, until: 2026-11-22 }',
  ])('has nothing to say about %s', async (condition) => {
    await expect(told(variant(condition))).resolves.toEqual([]);
  });

  it.each([
    ['covered by a wider one', ['{ closed: cards }', '{ closed: cards, tier: [ gold ] }'], 14],
    ['of fewer tiers', ['{ tier: [ gold, vip ] }', '{ tier: [ vip ] }'], 14],
    ['of a shorter time', ['{ from: 2026-01-01 }', '{ from: 2026-02-01, until: 2026-12-31 }'], 14],
    ['after open and closed', ['{ open: cards }', '{ closed: cards }', '{ tier: [ gold ] }'], 15],
    ['narrower first', ['{ closed: cards, tier: [ gold ] }', '{ closed: cards }'], undefined],
    ['of other days', ['{ from: 2026-02-01 }', '{ from: 2026-01-01 }'], undefined],
  ])('judges a variant %s', async (_, conditions, line) => {
    const lines = conditions.map((one) => `      - { if: ${one}, answer: Later. }`);
    const findings = await told(`    variants:\n${lines.join('\n')}`);
    expect(findings.map(({ rule, line: at }) => [rule, at])).toEqual(
      line === undefined ? [] : [['unreachable-variant', line]],
    );
  });

  it.each([
    ['http', 'http://bank.example/x', '', /must begin with https/],
    ['a script', 'javascript:alert(1)', '', /must begin with https/],
    ['a user', 'https://bank@evil.example/', '', /user name/],
    ['no host outside', 'https://intranet/x', '', /customers cannot reach/],
    ['a day that is over', 'https://bank.example/x', '2026-11-21', /expired on 2026-11-21/],
    ['a day that is near', 'https://bank.example/x', '2026-12-01', /expires on 2026-12-01/],
    ['a day that is far', 'https://bank.example/x', '2027-12-01', undefined],
  ])('judges a link with %s', async (_, url, expires, message) => {
    const day = expires === '' ? '' : `, expires: ${expires}`;
    const findings = await told(`    links:\n      - { title: More, url: "${url}"${day} }`);
    const links = findings.filter(({ rule }) => rule === 'dead-link');
    expect(links.map(({ line, intent }) => [line, intent])).toEqual(message ? [[13, 'card.lost']] : []);
    expect(links.map((link) => link.message).join()).toMatch(message ?? /^$/);
  });

  it.each([
    ['an unknown type', '{ name: a, type: sum, ask: x, retry: y }', /type sum is none of amount/],
    ['a code', '{ name: a, type: code, ask: x, retry: y }', /must not ask for code/],
    [
      'a choice of one',
      '{ name: a, type: choice, options: [ x ], ask: x, retry: y }',
      /at least two options/,
    ],
    ['options of no choice', '{ name: a, type: date, options: [ x, y ], ask: x, retry: y }', /take them out/],
    [
      'a variable of nothing',
      '{ name: a, type: date, ask: "x {b}", retry: y }',
      /\{b\} never gets a value: the slots are a/,
    ],
    ['all in order', '{ name: a, type: date, ask: "x {a}", retry: y }', undefined],
  ])('judges a slot with %s', async (_, slot, message) => {
    const findings = await told(`    slots:\n      - ${slot}`);
    expect(findings.map((one) => one.message).join()).toMatch(message ?? /^$/);
  });

  it('tells of a variable in an answer without slots, in Hong Kong too', async () => {
    folder.edit('zh-HK/overrides.yaml', HK, 'answer: 上限是{sum}。');
    await expect(told('')).resolves.toEqual([
      {
        line: 4,
        rule: 'unknown-variable',
        message: expect.stringContaining('{sum}') as string,
        intent: 'transfer.limit',
      },
    ]);
  });

  it('tells of follow-ups and channels that are none', async () => {
    const findings = await told('    followUps: [ card.lost, gone, gone ]\n    channels: { telex: stop }');
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['unknown-follow-up', expect.stringContaining('follows on itself')],
      ['unknown-follow-up', expect.stringContaining('gone is no intent in en')],
      ['unknown-follow-up', expect.stringContaining('gone is no intent in en')],
      ['unknown-channel', 'there is no channel telex; the channels are wechat, sms'],
    ]);
  });

  it('tells of an unknown queue in a variant, and of hours that are none', async () => {
    folder.edit('queues.yaml', 'hours: office }', 'hours: gone }');
    const escalate = '{ queue: gold, priority: high, when: instead }';
    const findings = await told(
      `    variants:\n      - { if: { tier: [ vip ] }, answer: x, escalate: ${escalate} }`,
    );
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([
      ['unknown-hours', 7],
      ['unknown-queue', 13],
    ]);
  });

  it('tells when the locales do different things, and when Hong Kong loses a variant', async () => {
    folder.edit(
      'zh-CN/all.yaml',
      'answer: 请联系网点。',
      'answer: 请联系网点。\n    variants:\n      - { if: { closed: cards }, answer: 休息。 }',
    );
    const findings = lint(await readSource(folder.path), OPTIONS);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'locales-differ',
        file: 'en/all.yaml',
        line: 14,
        intent: 'transfer.limit',
      }),
      expect.objectContaining({ rule: 'lost-variants', file: 'zh-HK/overrides.yaml', line: 4 }),
    ]);
  });

  it.each([
    ['a link', '    links:\n      - { title: \'13800138000\', url: "https://bank.example" }'],
    ['a variant', '    variants:\n      - { if: { tier: [ vip ] }, answer: Write to a.b@bank.example }'],
    ['a channel', '    channels: { sms: "Your PIN is 482913" }'],
    ['a slot', '    slots:\n      - { name: a, type: text, ask: Like 13800138000, retry: y }'],
  ])('tells of personal data in %s', async (_, more) => {
    const findings = await told(more);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'personal-data',
        intent: 'card.lost',
        line: expect.any(Number) as number,
      }),
    );
  });

  it('tells of personal data in sentences that nothing answers', async () => {
    folder.write('en/none.yaml', 'none:\n  - tell me a joke\n  - call 13800138000\n');
    expect(lint(await readSource(folder.path))).toEqual([
      expect.objectContaining({ rule: 'personal-data', file: 'en/none.yaml', line: 3 }),
    ]);
  });
});

describe('nearly the same questions', () => {
  it.each([
    ['raise limit', 'raise my limit please'],
    ['how do i block card', 'how do i block my card'],
    ['cards limit change', 'change card limit'],
    ['a transfer to paris takes how long', 'a transfr to paris takes how long'],
    ['怎么修改手机号', '请问我想修改我的手机号吗'],
  ])('are %s and %s', async (one, other) => {
    await expect(nearly(one, other)).resolves.toEqual([
      expect.stringContaining(`"${other}" is nearly "${one}" of card.lost in`),
    ]);
  });

  it.each([
    ['how much can i send', 'how long can i send'],
    ['close card', 'block card'],
    ['i can pay', "i can't pay"],
    ['贷款利率是多少', '存款利率是多少'],
    ['你好', '好的'],
  ])('are not %s and %s', async (one, other) => {
    await expect(nearly(one, other)).resolves.toEqual([]);
  });

  async function nearly(one: string, other: string): Promise<string[]> {
    const folder = new ContentFolder();
    const chinese = /\p{Script=Han}/u.test(one);
    const file = chinese ? 'zh-CN/all.yaml' : 'en/all.yaml';
    folder.edit(file, chinese ? '我的卡丢了怎么办' : 'i lost my card', JSON.stringify(one));
    folder.edit(file, chinese ? '转账限额是多少' : 'what is the transfer limit', JSON.stringify(other));
    const findings = lint(await readSource(folder.path));
    folder.remove();
    return findings.filter(({ rule }) => rule === 'near-duplicate').map(({ message }) => message);
  }
});
