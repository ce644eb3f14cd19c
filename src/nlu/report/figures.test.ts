import { qualityOf, thresholdAt, type Judged } from './figures';

const row = (truth: string, guess: string, evidence: number): Judged => ({
  text: '',
  truth,
  guess,
  evidence,
});

describe('figures', () => {
  it('counts accuracy over all rows and in-scope accuracy over right and accepted ones', () => {
    const insiders = [row('a', 'a', 3), row('a', 'b', 3), row('b', 'b', 1), row('b', 'b', 2)];
    const strangers = [row('', 'a', 0), row('', 'b', 1), row('', 'b', 5)];
    const { macroF1, ...rest } = qualityOf(insiders, strangers, 2);
    expect(rest).toEqual({
      accuracy: 3 / 4,
      inScopeAccuracy: 2 / 4,
      falselyRejected: 1 / 4,
      oosRecall: 2 / 3,
      oosPrecision: 2 / 3,
      oosAuroc: (4 + 3.5) / 12,
    });
    expect(macroF1).toBeCloseTo((2 / 3 + 4 / 5) / 2);
  });

  it('leaves rejection out where there are no strangers', () => {
    expect(qualityOf([row('a', 'a', 1)], [], 0)).not.toHaveProperty('oosRecall');
  });

  it('sets the threshold so that the given share lies below it', () => {
    const rows = Array.from({ length: 100 }, (_, at) => row('a', 'a', at));
    expect(thresholdAt(rows, 0.05)).toBe(5);
  });
});
