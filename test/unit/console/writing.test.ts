import type { MessageView } from '../../../src/contract/api';
import type { CannedView, NoteView, RulesView } from '../../../src/contract/assist';
import { filtered, NO_FILTER } from '../../../web/console/canned/filter';
import { findCanned, soughtAt } from '../../../web/console/compose/find-canned';
import { questionOf } from '../../../web/console/compose/last-words';
import { linesOf } from '../../../web/console/compose/lines';
import { composeEn } from '../../../web/console/compose/messages.en';
import { fillPlaces, nextPlace, placesIn } from '../../../web/console/compose/places';
import { warningsOf } from '../../../web/console/compose/warnings';

function reply(title: string, change: Partial<CannedView> = {}): CannedView {
  return {
    ...{
      id: title,
      scope: 'shared',
      locale: 'zh-CN',
      folder: '',
      queue: null,
      shortcut: '',
      title,
      text: title,
    },
    ...{ initials: '', used: 0, usedAt: null, updatedAt: '', version: 1, ...change },
  };
}

function message(seq: number, author: MessageView['author'], text = 'x'): MessageView {
  return {
    ...{ id: `c|${String(seq)}`, conversationId: 'c', channel: 'fake', seq, author, authorName: '', text },
    ...{ at: new Date(seq * 1000).toISOString(), type: 'message', buttons: [], attachments: [] },
    ...{ delivery: null, code: null, segments: null },
  };
}

const note = (second: number): NoteView => ({
  ...{ id: `n${String(second)}`, conversationId: 'c', kind: 'note', by: { id: 'a', displayName: 'Ann' } },
  ...{ to: null, text: 'x', at: new Date(second * 1000).toISOString() },
});

describe('a search for a canned reply', () => {
  it.each([
    ['/', 1, ''],
    ['/hi', 3, 'hi'],
    ['您好 /ks', 6, 'ks'],
    ['line\n/a', 7, 'a'],
    ['／挂失', 3, '挂失'],
    ['、hi', 3, 'hi'],
    ['/hi there', 3, 'hi'],
  ])('%j at %d', (text, cursor, query) => {
    expect(soughtAt(text, cursor)?.query).toBe(query);
  });

  it.each([
    ['https://bank.example', 20],
    ['1/2', 3],
    ['/hi there', 9],
    ['苹果、梨', 4],
    ['', 0],
  ])('is none: %j at %d', (text, cursor) => {
    expect(soughtAt(text, cursor)).toBeNull();
  });

  const where = { locale: 'zh-CN', queue: 'cards' } as const;
  const titles = (all: CannedView[], query: string) =>
    findCanned(all, query, where).map(({ title }) => title);

  it('puts what fits best first, and other languages last', () => {
    const all = [
      reply('in the text', { text: 'say gs here' }),
      reply('by first letters', { initials: 'gs' }),
      reply('by shortcut', { shortcut: 'gs' }),
      reply('english', { shortcut: 'gs', locale: 'en' }),
      reply('not at all'),
      reply('of this queue', { initials: 'gsx', queue: 'cards' }),
    ];
    expect(titles(all, 'GS')).toEqual([
      'of this queue',
      'by shortcut',
      'by first letters',
      'in the text',
      'english',
    ]);
  });

  it('without words shows all, the most used first', () => {
    expect(titles([reply('seldom', { used: 1 }), reply('often', { used: 9 })], '')).toEqual([
      'often',
      'seldom',
    ]);
  });
});

describe('places', () => {
  const values = { customer: '', agent: 'Ann', queue: 'Cards', channel: 'SMS', date: '2 Jan' };

  it('known ones are filled, empty ones go with their space, the rest stays', () => {
    expect(fillPlaces('Hello {customer}, {Agent} of {queue} here: {place} {today}', values)).toBe(
      'Hello, Ann of Cards here: {place} 2 Jan',
    );
    expect(fillPlaces('您好{客户}，我是{客服}', values)).toBe('您好，我是Ann');
    expect(fillPlaces('{__proto__} {constructor}', values)).toBe('{__proto__} {constructor}');
  });

  it('are gone through in order, and round again', () => {
    const text = 'a {one} b {two}';
    expect(placesIn(text).map(({ text: place }) => place)).toEqual(['{one}', '{two}']);
    expect(nextPlace(text, 0)?.text).toBe('{one}');
    expect(nextPlace(text, 7)?.text).toBe('{two}');
    expect(nextPlace(text, 15)?.text).toBe('{one}');
    expect(nextPlace('none {} {a\nb}', 0)).toBeNull();
  });
});

describe('the lines of a transcript', () => {
  const kinds = (whole: boolean) =>
    linesOf([message(10, 'customer'), message(20, 'agent')], [note(5), note(15), note(25)], whole).map(
      (line) => (line.kind === 'note' ? line.note.id : line.message.id),
    );

  it('hold notes at their time; those of a past that is not read yet wait', () => {
    expect(kinds(true)).toEqual(['n5', 'c|10', 'n15', 'c|20', 'n25']);
    expect(kinds(false)).toEqual(['c|10', 'n15', 'c|20', 'n25']);
    expect(linesOf([], [note(5)], false)).toHaveLength(1);
  });

  it('a note between two messages gives the second its own heading', () => {
    const [, , after] = linesOf([message(10, 'agent'), message(20, 'agent')], [note(15)], true);
    expect(after).toMatchObject({ kind: 'message', before: undefined });
  });

  it('the open question is the customer’s last word that no agent answered', () => {
    expect(questionOf([message(1, 'customer'), message(2, 'bot')])).toBe('c|1');
    expect(questionOf([message(1, 'customer'), message(2, 'agent')])).toBeNull();
    expect(questionOf([message(1, 'customer', '')])).toBeNull();
  });
});

describe('warnings before sending', () => {
  const rules = (change: Partial<RulesView> = {}): RulesView => ({
    ...{
      conversationId: 'c',
      channel: 'wechat',
      longest: { max: 600, unit: 'utf8' },
      images: true,
      files: true,
    },
    ...{ typing: true, window: null, waiting: 0, optedOut: false, counts: true, ...change },
  });
  const told = (text: string, messages: number, of: RulesView | null) =>
    warningsOf(text, { messages, segments: null, found: [] }, of, composeEn).map((warning) => warning.text);

  it('none for what may go', () => {
    expect(told('hello', 1, rules())).toEqual([]);
    expect(told('hello', 2, rules({ window: { left: 2, until: '' } }))).toEqual([]);
    expect(warningsOf('hello', null, null, composeEn)).toEqual([]);
  });

  it('of what would wait, or never arrive', () => {
    const shut = { window: { left: 0, until: null } };
    expect(told('hello', 1, rules(shut))).toEqual([composeEn.warnParked]);
    expect(told('hello', 1, rules({ window: { left: 2, until: '' }, waiting: 2 }))).toEqual([
      composeEn.warnParked,
    ]);
    expect(told('hello', 3, rules({ window: { left: 2, until: '' } }))[0]).toContain('2 of 3');
    expect(told('hello', 1, rules({ optedOut: true }))).toEqual([composeEn.warnOptedOut]);
  });

  it('of words, data and places, each where it stands', () => {
    const found = [{ kind: 'word' as const, start: 0, end: 2, text: '保本' }];
    const all = warningsOf('保本 {place}', { messages: 1, segments: null, found }, rules(), composeEn);
    expect(all.map(({ at }) => at)).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 10 },
    ]);
  });
});

it('the page of replies shows the reader’s language first', () => {
  const all = [reply('b', { locale: 'en' }), reply('a'), reply('mine', { scope: 'personal' })];
  const order = (own: 'en' | 'zh-CN') => filtered(all, NO_FILTER, own).map(({ title }) => title);
  expect([order('en'), order('zh-CN')]).toEqual([
    ['b', 'a', 'mine'],
    ['a', 'b', 'mine'],
  ]);
});
