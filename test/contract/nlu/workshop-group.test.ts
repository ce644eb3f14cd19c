import { createWorkshop } from '../../../src/nlu/workshop';
import type { Missed } from '../../../src/contract/publishing';
import { understanding } from '../../builders/understanding';

describe('groups of missed sentences', () => {
  const workshop = createWorkshop();
  const nothing = understanding({ intent: null, alternatives: [] });
  const group = (...texts: [text: string, count: number][]): string[][] =>
    workshop
      .group(
        texts.map(([text, count]) => missedOf(text, count)),
        () => nothing,
      )
      .map((one) => one.map(({ text }) => text));

  it('puts together what is about the same, the most counted first', () => {
    expect(
      group(
        ['can i pay with apple pay', 3],
        ['我要开证明', 2],
        ['is there apple pay', 1],
        ['怎么开证明', 7],
        ['use Apple Pay?', 4],
        ['where is my parrot', 1],
      ),
    ).toEqual([
      ['怎么开证明', '我要开证明'],
      ['use Apple Pay?', 'can i pay with apple pay', 'is there apple pay'],
      ['where is my parrot'],
    ]);
  });

  it('asks less of sentences that are taken for one intent', () => {
    const missed = [missedOf('pay by watch', 1), missedOf('my watch battery', 1)];
    const taken = understanding({ intent: null, alternatives: [{ intent: 'pay', score: 0.3 }] });
    expect(workshop.group(missed, () => nothing)).toHaveLength(2);
    expect(workshop.group(missed, () => taken)).toHaveLength(1);
    const close = [missedOf('pay by watch at home', 1), missedOf('pay by watch at work', 1)];
    const each = (text: string) => understanding({ intent: text });
    expect(workshop.group(close, () => nothing)).toHaveLength(1);
    expect(workshop.group(close, each)).toHaveLength(2);
  });

  it('keeps every sentence, whatever it holds', () => {
    const missed = [
      '',
      '???',
      '😀',
      'x'.repeat(2000),
      ...Array.from({ length: 300 }, (_, n) => `same same ${n}`),
    ];
    const groups = workshop.group(
      missed.map((text) => missedOf(text, 1)),
      () => nothing,
    );
    expect(groups.flat()).toHaveLength(missed.length);
  });
});

function missedOf(text: string, count: number): Missed {
  const at = new Date(0);
  return {
    id: text,
    text,
    locale: 'en',
    kind: 'unanswered',
    count,
    channels: {},
    guess: null,
    correct: null,
    notes: [],
    conversations: [],
    state: 'new',
    by: '',
    firstAt: at,
    lastAt: at,
  };
}
