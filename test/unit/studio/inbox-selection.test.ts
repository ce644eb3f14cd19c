import type { IntentRow, MissedView } from '../../../src/contract/studio';
import { draftOf, prefixOf, saveOf, wrongIn } from '../../../web/studio/inbox/new-intent';
import { aboutGroup, byLocale, toggle, wronglyAnswered } from '../../../web/studio/inbox/selection';

const named = (intent: string) => ({ intent, title: intent });
const sentence = (id: string, change: Partial<MissedView> = {}): MissedView => ({
  ...{ id, text: id, locale: 'zh-CN', kind: 'unanswered', count: 1, channels: {}, guess: null },
  ...{ correct: null, notes: [], state: 'new', by: '', firstAt: '', lastAt: '' },
  ...change,
});
const row = (id: string, topic: string): IntentRow => ({ id, topic }) as IntentRow;

describe('what an action of the inbox is about', () => {
  const group = { id: 'g', count: 2, sentences: [sentence('a'), sentence('b')], suggestions: [] };

  it('is what was ticked, or the whole group', () => {
    expect(aboutGroup(group, new Set(['b'])).map(({ id }) => id)).toEqual(['b']);
    expect(aboutGroup(group, new Set(['z'])).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('ticks all, or none when all were', () => {
    expect([...toggle(new Set(['a']), ['a', 'b'])]).toEqual(['a', 'b']);
    expect([...toggle(new Set(['a', 'b']), ['a', 'b'])]).toEqual([]);
  });

  it('goes to each language by itself', () => {
    const parts = byLocale([sentence('a'), sentence('b', { locale: 'en' }), sentence('c')]);
    expect([...parts].map(([locale, list]) => [locale, list.length])).toEqual([
      ['zh-CN', 2],
      ['en', 1],
    ]);
  });

  it('is the answer only when most say that the answer was wrong', () => {
    const guess = named('x');
    const down = sentence('a', { kind: 'thumbs-down', guess });
    const meantElse = sentence('b', { kind: 'correction', guess, correct: named('y') });

    expect(wronglyAnswered([down])).toEqual(guess);
    expect(wronglyAnswered([down, sentence('c')])).toBeNull();
    expect(wronglyAnswered([meantElse])).toBeNull();
    expect(wronglyAnswered([{ ...meantElse, correct: guess }])).toEqual(guess);
  });
});

describe('an intent made of sentences', () => {
  it('is written in the languages of the sentences, Hong Kong’s with simplified Chinese', () => {
    const draft = draftOf(
      [sentence('a', { locale: 'zh-HK' }), sentence('b', { locale: 'en' })],
      'cards',
      'card.',
    );
    const words = { title: ' T ', questions: 'q\n\n r ', answer: ' A ' };

    expect(Object.keys(draft.words)).toEqual(['zh-CN', 'en']);
    expect(saveOf({ ...draft, words: { en: words } })).toEqual({
      revision: null,
      topic: 'cards',
      en: { title: 'T', questions: ['q', 'r'], answer: 'A', buttons: [] },
    });
  });

  it('begins with what the ids of the topic begin with', () => {
    const rows = [row('card.lost', 'cards'), row('card.pin', 'cards'), row('fee.x', 'cards'), row('a', 'b')];
    expect(prefixOf(rows, 'cards')).toBe('card.');
    expect(prefixOf(rows, 'none')).toBe('');
  });

  it('says what is missing or taken', () => {
    const draft = {
      id: 'card.lost',
      topic: 'Cards',
      words: { en: { title: '', questions: 'q', answer: '' } },
    };
    expect(wrongIn(draft, [row('card.lost', 'cards')])).toEqual({
      id: 'idTaken',
      topic: 'badTopic',
      'en.title': 'required',
      'en.answer': 'required',
    });
    expect(wrongIn({ id: 'card.', topic: 'cards', words: {} }, [])).toEqual({ id: 'badId' });
  });
});
