import { Vectoriser } from '../features/vectoriser';
import { learnVectorSpace } from '../features/vector-space';
import { coverageOf } from './coverage';
import { WordPairs } from './word-pairs';

const rows = [
  { text: 'how do i open an account', intent: 0 },
  { text: 'open an account for my son', intent: 0 },
  { text: 'what does the card cost', intent: 1 },
];

describe('coverage by an intent', () => {
  const space = learnVectorSpace(
    'en',
    rows.map(({ text }) => text),
  );
  const vectoriser = new Vectoriser(space);
  const pairs = new WordPairs('en', rows);
  const covered = (text: string, intent: number, fewest = 1): number => {
    vectoriser.encode(text);
    return coverageOf(pairs.coverage(fewest), space, vectoriser.buffer, vectoriser.occurrences, intent);
  };

  it('is full for words of the intent, and none for words of others', () => {
    expect(covered('open an account', 0)).toBe(1);
    expect(covered('what does the card cost', 0)).toBe(0);
    expect(covered('what does the card cost', 1)).toBe(1);
  });

  it('lies between where some words are strange, and is 0 without words', () => {
    const half = covered('open zebra', 0);
    expect(half).toBeGreaterThan(0.2);
    expect(half).toBeLessThan(0.8);
    expect(covered('?!', 0)).toBe(0);
  });

  it('can ask for words that another question of the intent holds as well', () => {
    expect(covered('open an account', 0, 2)).toBe(1);
    expect(covered('my son', 0, 2)).toBe(0);
  });
});
