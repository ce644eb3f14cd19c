import type { Verdict } from '../classifier/classifier';
import { mergeVerdicts } from './merge';

const verdict = (scope: number): Verdict => ({ intents: ['app'], probabilities: [1], scope });

describe('verdicts on a mixed text', () => {
  it('are in scope where either is, unless most of the text is surely outside', () => {
    const scopeOf = (most: number, rest: number): number =>
      mergeVerdicts([
        { verdict: verdict(most), share: 0.7 },
        { verdict: verdict(rest), share: 0.3 },
      ]).scope;
    expect(scopeOf(1, -3)).toBe(1);
    expect(scopeOf(-1, 1)).toBe(1);
    expect(scopeOf(-3, 1)).toBe(-3);
    expect(scopeOf(-3, -1)).toBe(-3);
  });
});
