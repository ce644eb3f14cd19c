import { USUAL_DESK, USUAL_QUEUE } from '../../../src/contract/routing';
import { buildContent } from '../../../src/nlu/content/build-content';
import { lint } from '../../../src/nlu/content/lint';
import { readSource } from '../../../src/nlu/content/read-source';
import { ContentFolder } from './content-folder';

const CARDS = `    mode: push
    accept: 20s
    wrapup: 1m
    skills: [ cards, chargeback-2 ]
    sla: { firstReply: { urgent: 30s }, resolution: 2d }
    overflow: [ { to: loans, after: 10m }, { to: general, after: 5m, when: nobody } ]
    silence: { ask: 5m, end: 10m }
    survey: true`;
const DESK = `desk:
  headStart: { priority: { high: 1h }, tier: { gold: 30m }, returned: 0s }
  weights: { sms: 0.25 }
  sameAgent: 2h`;

describe('the rules of the queues', () => {
  let folder: ContentFolder;
  beforeEach(() => (folder = new ContentFolder()));
  afterEach(() => folder.remove());

  const write = (cards: string, desk = '', loans = ''): void =>
    folder.write(
      'queues.yaml',
      [
        desk,
        'queues:',
        '  - { id: general, title: { zh-CN: a, zh-HK: a, en: a } }',
        '  - id: cards',
        '    title: { zh-CN: b, zh-HK: b, en: b }',
        cards,
        '  - id: loans',
        '    title: { zh-CN: c, zh-HK: c, en: c }',
        loans,
      ].join('\n'),
    );

  it('are the usual ones where nothing is written, and for a queue that nobody knows', async () => {
    const content = buildContent(await readSource(folder.path));
    expect(content.queue('cards')).toEqual(USUAL_QUEUE);
    expect(content.queue('gone')).toEqual(USUAL_QUEUE);
    expect(content.desk()).toEqual(USUAL_DESK);
  });

  it('are written over the usual ones, in seconds', async () => {
    write(CARDS, DESK);
    const source = await readSource(folder.path);
    expect(lint(source, { channels: ['sms'] }).filter(({ file }) => file === 'queues.yaml')).toEqual([]);
    const content = buildContent(source);
    expect(content.queue('cards')).toEqual({
      mode: 'push',
      accept: 20,
      wrapup: 60,
      skills: ['cards', 'chargeback-2'],
      sla: { firstReply: { urgent: 30, high: 300, normal: 900 }, nextReply: 300, resolution: 172_800 },
      overflow: [
        { to: 'general', after: 300, when: 'nobody' },
        { to: 'loans', after: 600 },
      ],
      silence: { ask: 300, end: 600 },
      survey: true,
    });
    expect(content.desk()).toEqual({
      headStart: {
        priority: { urgent: 7200, high: 3600, normal: 0 },
        tier: { vip: 600, gold: 1800 },
        returned: 0,
      },
      weights: { sms: 0.25 },
      sameAgent: 7200,
    });
  });

  it.each([
    ['a time without its unit', 'accept: 30', 'schema', /accept: must be from 5s to 10m/, 6],
    ['a time that is too long', 'wrapup: 2h', 'schema', /wrapup: must be from 0s to 1h/, 6],
    ['a mode that is none', 'mode: pop', 'schema', /mode: .*"push"\|"pull"/, 6],
    ['a rule that is none', 'silense: {}', 'schema', /silense/, 4],
    ['a skill with capitals', 'skills: [ Cards ]', 'schema', /small letters/, 6],
    ['a skill twice', 'skills: [ fx, fx ]', 'skill-twice', /asks for fx twice/, 6],
    [
      'overflow to nowhere',
      'overflow: [ { to: gold, after: 1m } ]',
      'unknown-queue',
      /gold, which is not/,
      6,
    ],
    ['overflow to itself', 'overflow: [ { to: cards, after: 1m } ]', 'overflow-ring', /into itself/, 6],
    [
      'overflow in a ring',
      'overflow: [ { to: loans, after: 1m } ]',
      'overflow-ring',
      /cards > loans > cards/,
      6,
    ],
    [
      'overflow twice to one',
      'overflow: [ { to: general, after: 1m }, { to: general, after: 2m } ]',
      'overflow-twice',
      /already/,
      6,
    ],
    ['an end before the question', 'silence: { ask: 10m, end: 5m }', 'wrong-silence', /before it asks/, 6],
  ])('tells of %s', async (_, rule, name, message, line) => {
    const back = rule.includes('to: loans') ? '    overflow: [ { to: cards, after: 1m } ]' : '';
    write(`    ${rule}`, '', back);
    const findings = lint(await readSource(folder.path)).filter(({ file }) => file === 'queues.yaml');
    expect(findings[0]).toMatchObject({
      severity: 'error',
      rule: name,
      line,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    // A folder may serve installations that differ in their channels.
    ['weights: { telex: 1 }', 'warning', 'unknown-channel', /no channel telex/],
    ['weights: { sms: 0.3 }', 'error', 'schema', /quarters/],
    ['sameAgent: 1y', 'error', 'schema', /sameAgent: must be from 0s to 90d/],
  ])('tells of %s', async (rule, severity, name, message) => {
    write('', `desk: { ${rule} }`);
    const findings = lint(await readSource(folder.path), { channels: ['sms'] });
    expect(findings.filter(({ file }) => file === 'queues.yaml')).toEqual([
      expect.objectContaining({
        severity,
        rule: name,
        line: 1,
        message: expect.stringMatching(message) as string,
      }),
    ]);
  });
});

describe('the ratings', () => {
  it('begin with their numbers', async () => {
    const folder = new ContentFolder();
    folder.edit('en/bot.yaml', 'rating4: 4 Good', 'rating4: Good');
    folder.edit('zh-CN/bot.yaml', 'rating1: 1 ', 'rating1: 5 ');
    const found = lint(await readSource(folder.path)).filter(({ rule }) => rule === 'rating-number');
    folder.remove();
    expect(found.map(({ file, severity }) => [file, severity])).toEqual([
      ['en/bot.yaml', 'error'],
      ['zh-CN/bot.yaml', 'error'],
    ]);
  });
});

describe('the holidays of business hours', () => {
  let folder: ContentFolder;
  beforeEach(() => (folder = new ContentFolder()));
  afterEach(() => folder.remove());

  const write = (more: string): void =>
    folder.write(
      'queues.yaml',
      `hours:
  office: { timeZone: Asia/Shanghai, week: { mon: [ 00:00-24:00 ] }, ${more} }
queues:
  - { id: general, title: { zh-CN: a, zh-HK: a, en: a }, hours: office }
  - { id: cards, title: { zh-CN: b, zh-HK: b, en: b } }
`,
    );

  it('come with the hours of a queue, the same object each time', async () => {
    write('holidays: HK');
    const content = buildContent(await readSource(folder.path));
    expect(content.hours('general')).toMatchObject({ holidays: 'HK', special: {} });
    expect(content.hours('general')).toBe(content.hours('general'));
  });

  it.each([
    ['a year that is not announced', 'holidays: CN', '2099-01-01', 1],
    ['one that is near', 'holidays: CN', '2098-11-22', 1],
    ['one whose days are written down', 'holidays: CN, special: { 2099-10-01: [] }', '2099-01-01', 0],
    ['one whose neighbour is written down', 'holidays: CN, special: { 2098-10-01: [] }', '2099-01-01', 1],
    ['a known year', 'holidays: CN', '2026-01-01', 0],
    ['Hong Kong, whose holidays follow rules', 'holidays: HK', '2099-01-01', 0],
  ])('are judged for %s', async (_, more, today, findings) => {
    write(more);
    const found = lint(await readSource(folder.path), { today });
    expect(found.filter(({ rule }) => rule === 'unknown-holidays')).toEqual(
      Array(findings).fill(
        expect.objectContaining({ severity: 'warning', file: 'queues.yaml', line: 2 }) as unknown,
      ),
    );
  });
});
