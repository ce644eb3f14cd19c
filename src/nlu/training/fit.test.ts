import { deserialize, serialize } from 'node:v8';
import { LinearScorer } from '../classifier/linear-model';
import type { LinearWeights } from '../classifier/linear-weights';
import type { ModelLanguage } from '../features/recipes';
import { fit, type Row } from './fit';

const ROWS: Row[] = [
  ...['my card is lost', 'i lost my card', 'card was stolen'].map((text) => ({
    text,
    intent: 'constructor',
  })),
  ...['what is my balance', 'how much money is left'].map((text) => ({ text, intent: '__proto__' })),
  ...['open an account', 'i want a new account'].map((text) => ({ text, intent: 'open' })),
];
const ADVERSARIAL = [
  'a'.repeat(2000),
  'ab '.repeat(666),
  '\u0000'.repeat(2000),
  '卡'.repeat(2000),
  '1'.repeat(2000),
];

/** Asks one model; Why: a scorer takes a memory of its own, so each is made once. */
function asking(weights: LinearWeights): (text: string) => string | undefined {
  const scorer = new LinearScorer(weights);
  return (text) => {
    scorer.score(text);
    return weights.intents[scorer.margins.indexOf(Math.max(...scorer.margins))];
  };
}

describe('fit', () => {
  it('tells intents apart, whatever they are called', () => {
    const ask = asking(fit('en', ROWS));
    for (const { text, intent } of ROWS) expect(ask(text)).toBe(intent);
  });

  it('follows words that no question showed but that mean the same', () => {
    const rows = ['how do i buy a phone', 'where is my parcel'].map((text) => ({ text, intent: text }));
    expect(asking(fit('en', rows))('purchase')).toBe('how do i buy a phone');
    const chinese = ['怎么购买', '包裹在哪'].map((text) => ({ text, intent: text }));
    expect(asking(fit('zh', chinese))('快递')).toBe('包裹在哪');
  });

  it('makes the same model of the same rows', () => {
    expect(serialize(fit('en', ROWS)).equals(serialize(fit('en', ROWS)))).toBe(true);
  });

  it('scores alike after a round trip through bytes', () => {
    const weights = fit('en', ROWS);
    const back = deserialize(serialize(weights)) as LinearWeights;
    const [one, other] = [new LinearScorer(weights), new LinearScorer(back)];
    one.score('someone stole my card');
    other.score('someone stole my card');
    expect([...other.margins]).toEqual([...one.margins]);
  });

  it.each<[string, ModelLanguage, Row[]]>([
    ['a single row', 'en', ROWS.slice(0, 1)],
    ['a single intent', 'zh', [1, 2, 3].map((n) => ({ text: `转账${n}`, intent: 'only' }))],
    [
      'rows without any feature',
      'en',
      [
        { text: '', intent: 'a' },
        { text: '!?', intent: 'b' },
      ],
    ],
  ])('learns from %s', (_, language, rows) => {
    const scorer = new LinearScorer(fit(language, rows));
    for (const text of ['', 'hello', '转账']) {
      scorer.score(text);
      expect([...scorer.margins].every((margin) => Number.isFinite(margin))).toBe(true);
    }
  });

  it('learns many intents of one question each', () => {
    const rows = Array.from({ length: 150 }, (_, n) => ({
      text: `topic${String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26), 97 + (n % 23))} please`,
      intent: String(n),
    }));
    const weights = fit('en', rows);
    const ask = asking(weights);
    const right = rows.filter(({ text, intent }) => ask(text) === intent);
    expect(right.length).toBeGreaterThan(135);
    expect(serialize(weights).length).toBeLessThan(5_000_000);
  });

  it.each<ModelLanguage>(['en', 'zh'])(
    'takes no longer over any text than over a usual one (%s)',
    (language) => {
      const scorer = new LinearScorer(fit(language, ROWS));
      const usual = quickest(scorer, '我的卡丢了 where is my card '.repeat(90).slice(0, 2000));
      for (const text of ADVERSARIAL) expect(quickest(scorer, text)).toBeLessThan(4 * usual);
    },
  );
});

/** Milliseconds of the quickest of many rounds. Why: the others say how busy the machine is. */
function quickest(scorer: LinearScorer, text: string): number {
  let least = Infinity;
  for (let round = 0; round < 40; round++) {
    const started = performance.now();
    scorer.score(text);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
