import { merge, settle } from '../../../web/studio/editor/merge';
import { EMPTY_WORDS, isChanged, tidy, toSave, type Edited } from '../../../web/studio/editor/model';
import { linesOf, repeated } from '../../../web/studio/editor/lines';
import { markedParts } from '../../../web/studio/try/marked-parts';

const english = {
  title: 'Lost card',
  questions: ['i lost my card', 'card gone'],
  answer: 'Block it.',
  buttons: [],
};
const base: Edited = {
  topic: 'cards',
  'zh-CN': null,
  en: english,
  'zh-HK': null,
  golden: [{ text: 'where is my card', locale: 'en' }],
};
const withEnglish = (words: Partial<typeof english>): Edited => ({ ...base, en: { ...english, ...words } });

describe('two versions of an intent', () => {
  it('join what each side alone changed', () => {
    const { merged, clashes, taken } = merge(
      base,
      withEnglish({ answer: 'Mine.' }),
      withEnglish({ title: 'Theirs' }),
    );
    expect(merged.en).toMatchObject({ title: 'Theirs', answer: 'Mine.' });
    expect(clashes).toEqual([]);
    expect(taken).toEqual([{ locale: 'en', field: 'title' }]);
  });

  it('clash where both changed the same field, and take the side that is chosen', () => {
    const { merged, clashes } = merge(base, withEnglish({ answer: 'A' }), withEnglish({ answer: 'B' }));
    const [clash] = clashes;
    expect(clashes).toEqual([{ locale: 'en', field: 'answer', mine: 'A', theirs: 'B' }]);
    expect(merged.en?.answer).toBe('A');
    expect(clash && settle(merged, clash, clash.theirs).en?.answer).toBe('B');
  });

  it('keep the questions that either added and drop those that either took out', () => {
    const mine = withEnglish({ questions: ['card gone', 'mine'] });
    const theirs = withEnglish({ questions: ['i lost my card', 'card gone', 'theirs'] });
    expect(merge(base, mine, theirs).merged.en?.questions).toEqual(['card gone', 'mine', 'theirs']);
  });

  it('clash over a language that one side took away and the other changed', () => {
    const { clashes } = merge(base, withEnglish({ answer: 'A' }), { ...base, en: null });
    expect(clashes).toMatchObject([{ locale: 'en', field: 'all', theirs: null }]);
  });

  it('join golden sentences, and Hong Kong wording that one side wrote', () => {
    const mine: Edited = { ...base, golden: [] };
    const theirs: Edited = { ...base, 'zh-HK': { answer: '請報失' } };
    const { merged } = merge(base, mine, theirs);
    expect(merged.golden).toEqual([]);
    expect(merged['zh-HK']).toEqual({ answer: '請報失' });
  });
});

describe('what is saved', () => {
  it('leaves out what did not change, and blanks that were begun', () => {
    const begun = withEnglish({ questions: [...english.questions, ' '] });
    expect(isChanged(begun, base)).toBe(false);
    expect(toSave(withEnglish({ answer: ' New. ' }), base, 'r1')).toEqual({
      revision: 'r1',
      topic: 'cards',
      en: { ...english, answer: 'New.' },
    });
  });

  it('takes Hong Kong wording away when all of it is empty, and keeps the condition of a variant', () => {
    const edited: Edited = {
      ...base,
      'zh-CN': { ...EMPTY_WORDS, variants: [{ if: {}, answer: '晚上好' }] },
      'zh-HK': { answer: '  ', buttons: [] },
    };
    expect(tidy(edited)['zh-HK']).toBeNull();
    expect(tidy(edited)['zh-CN']?.variants).toEqual([{ if: {}, answer: '晚上好' }]);
  });
});

it('reads pasted lists, and finds questions that differ in marks only', () => {
  expect(linesOf('1. one\r\n- two\n\n3、三')).toEqual(['one', 'two', '三']);
  expect([...repeated(['Card lost?', 'card  lost', 'other'])]).toEqual([1]);
});

it('cuts a sentence where weighed words begin and end', () => {
  const parts = markedParts('我的卡丢了', [
    { start: 2, end: 3, pull: 0.2 },
    { start: 2, end: 5, pull: -1 },
  ]);
  expect(parts).toEqual([
    { text: '我的', pull: null },
    { text: '卡丢了', pull: -1 },
  ]);
});
