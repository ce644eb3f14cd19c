import { evaluateNodeNlp } from './node-nlp-engine';

const train = ['card', 'loan', 'account', 'deposit'].flatMap((thing) => [
  { text: `open a ${thing}`, intent: 'open' },
  { text: `close the ${thing}`, intent: 'close' },
]);

describe('node-nlp as the baseline', () => {
  it.each(['default', 'repaired'] as const)('is trained and measured with %s settings', async (variant) => {
    const epochs: number[] = [];
    const { figures, insiders } = await evaluateNodeNlp(
      {
        language: 'en',
        train,
        test: [{ text: 'please open one branch', intent: 'open' }],
        valid: [],
        strangers: { train: [], valid: [], test: ['zebra'] },
      },
      variant,
      0.05,
      (epoch) => void epochs.push(epoch),
    );
    expect(epochs.slice(0, 3)).toEqual([1, 2, 3]);
    expect(insiders).toMatchObject([{ guess: 'open', truth: 'open' }]);
    expect(figures).toMatchObject({ accuracy: 1, oosRecall: 1 });
    expect(figures.modelBytes).toBeGreaterThan(100);
  });
});
