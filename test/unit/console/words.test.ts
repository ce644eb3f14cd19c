import { en } from '../../../web/console/messages/en';
import { reasonText } from '../../../web/console/lib/reasons';
import { found, type Entry } from '../../../web/console/shell/palette-entries';

describe('the desk’s codes in words', () => {
  const queues = [
    { id: 'cards', title: 'Cards' },
    { id: 'general', title: 'General' },
  ];

  it.each([
    ['lowest-load/3', 'Least busy of 3 who could have had it'],
    ['only-one/1', 'The only one who could have it now'],
    ['last-agent/2', 'Served this customer last (2 could have had it)'],
    ['not-accepted-in-time', 'Not accepted in time'],
    ['cards → general', 'Cards → General'],
    ['waited-600s: cards → general', 'Moved on after 10 min of waiting · Cards → General'],
    ['nobody-60s: cards → lost', 'Moved on as nobody serves the queue now · Cards → lost'],
    ['follow-up: call on Monday', 'Needs follow-up · call on Monday'],
    ['intent:card.lost', 'Question that needs a person: card.lost'],
    ['the words of an agent', 'the words of an agent'],
    ['and/or', 'and/or'],
  ])('%s', (reason, words) => {
    expect(reasonText(reason, en, queues)).toBe(words);
  });
});

describe('the palette', () => {
  const entry = (title: string, words = ''): Entry => ({
    ...{ id: title, kind: 'paletteAction', title, words },
    run: () => undefined,
  });
  const entries = [
    entry('Go to reports'),
    entry('Reports'),
    entry('Transfer', 'hand over'),
    entry('王雅琴', '信用卡'),
  ];
  const titles = (text: string): string[] => found(entries, text).map(({ title }) => title);

  it('finds every word in any order, and what begins with it first', () => {
    expect(titles('rep')).toEqual(['Reports', 'Go to reports']);
    expect(titles('reports go')).toEqual(['Go to reports']);
    expect(titles('HAND')).toEqual(['Transfer']);
    expect(titles('信用')).toEqual(['王雅琴']);
    expect(titles('')).toHaveLength(4);
    expect(titles('nothing')).toEqual([]);
  });
});
