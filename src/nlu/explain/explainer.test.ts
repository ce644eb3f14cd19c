import { normalise } from '../text/normalise';
import { trainLanguage } from '../training/train-language';
import { createExplainer, type Explained } from './explainer';
import { placedWords } from './words';

const QUESTIONS: [string, string][] = ['card', 'loan', 'account', 'deposit', 'cheque', 'branch'].flatMap(
  (thing): [string, string][] => [
    [`${thing}.open`, `How do I open a ${thing}?`],
    [`${thing}.open`, `I would like a new ${thing}`],
    [`${thing}.open`, `Please set up a ${thing} for me`],
    [`${thing}.close`, `I want to close my ${thing}`],
    [`${thing}.close`, `Cancel the ${thing} for good`],
    [`${thing}.close`, `Please end my ${thing} now`],
  ],
);
const CHINESE: [string, string][] = ['卡', '账户', '贷款'].flatMap((thing): [string, string][] => [
  [`${thing}.open`, `怎么开${thing}`],
  [`${thing}.open`, `我想办一张新的${thing}`],
  [`${thing}.close`, `我要注销${thing}`],
  [`${thing}.close`, `${thing}不想要了怎么取消`],
]);

function explained(language: 'en' | 'zh', list: readonly [string, string][]): Explained {
  const questions = list.map(([intent, text]) => ({ text, intent, normalised: normalise(text) }));
  const rows = questions.map(({ normalised, intent }) => ({ text: normalised, intent }));
  return { model: trainLanguage({ language, rows }), questions };
}

describe('an explanation', () => {
  const explainer = createExplainer({ en: explained('en', QUESTIONS), zh: explained('zh', CHINESE) });

  it('tells which words pulled towards the best intent, where they stand', () => {
    const text = 'Could I OPEN a card, Sir?';
    const explanation = explainer.explain(text);
    expect(explanation?.candidates[0]?.intent).toBe('card.open');
    const pulls = new Map(explanation?.words.map((word) => [word.text, word.pull]));
    expect(pulls.get('OPEN')).toBeGreaterThan(0.1);
    expect(pulls.get('OPEN')).toBeGreaterThan(pulls.get('Sir') ?? 0);
    for (const { text: word, start, end } of explanation?.words ?? [])
      expect(text.slice(start, end)).toBe(word);
  });

  it('names the nearest questions as they were written, and words that no question holds', () => {
    const explanation = explainer.explain('how do i open a yacht');
    expect(explanation?.neighbours).toHaveLength(5);
    expect(explanation?.neighbours[0]?.text).toMatch(/^How do I open a /);
    expect(explanation?.neighbours[0]?.similarity).toBeGreaterThan(0.3);
    expect(explanation?.unknown).toEqual(['yacht']);
    expect(explainer.explain('I want to close my loan')?.neighbours[0]).toEqual({
      text: 'I want to close my loan',
      intent: 'loan.close',
      similarity: 1,
    });
  });

  it('shows the chance of belonging here beside the least that is accepted', () => {
    const inside = explainer.explain('i want to close my loan')?.scope;
    const outside = explainer.explain('which lizard sheds its tail')?.scope;
    expect(inside?.score).toBeGreaterThan(inside?.threshold ?? 1);
    expect(outside?.score).toBeLessThan(outside?.threshold ?? 0);
  });

  it('cuts Chinese into words', () => {
    const explanation = explainer.explain('我要注销账户鹦鹉');
    expect(explanation?.candidates[0]?.intent).toBe('账户.close');
    expect(explanation?.words.map(({ text }) => text)).toContain('账户');
    expect(explanation?.unknown).toEqual(['鹦鹉']);
  });

  it('is bounded for any text, and says nothing where it has no model', () => {
    expect(explainer.explain('open a card '.repeat(10_000))?.words.length).toBeLessThanOrEqual(80);
    expect(explainer.explain('')?.words).toEqual([]);
    expect(createExplainer({ en: undefined, zh: undefined }).explain('hello')).toBeNull();
  });

  it('gives offsets in the text as it was given', () => {
    const text = '🙂 close the  loan';
    for (const { text: word, start, end } of placedWords(text)) expect(text.slice(start, end)).toBe(word);
  });
});
