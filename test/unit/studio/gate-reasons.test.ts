import type { GateReportView } from '../../../src/contract/studio-publishing';
import { PUBLISH } from '../../../web/studio/messages/publish';
import { limitOf, scaleOf } from '../../../web/studio/publish/report/figures';
import { reasonsOf } from '../../../web/studio/publish/report/reasons';

const LOCALES = ['zh-CN', 'zh-HK', 'en'] as const;
type Check = GateReportView['checks'][number];

const check = (name: Check['name'], figure: number, live: number | null, margin = 0): Check => ({
  name,
  ok: false,
  figure,
  live,
  margin,
});
const miss = (text: string, expected: string | null, after: string | null = null) => ({
  ...{ text, expected, after, before: expected, count: 1 },
  locale: 'en' as const,
});

function report(change: Partial<GateReportView>): GateReportView {
  return {
    ...{ ok: false, checks: [], findings: [], better: [], worse: [], misses: [], confusions: [] },
    ...{ replay: { asked: 0, changed: [] }, questions: 1, golden: 1, ms: 1 },
    ...change,
  };
}

const told = (made: GateReportView, locale: (typeof LOCALES)[number] = 'en') =>
  reasonsOf(made, PUBLISH[locale], locale, (intent) => intent.toUpperCase());

describe('why the gate refuses, in words', () => {
  it('names the golden sentences that got worse and the intents to mend, not those that were wrong before', () => {
    const misses = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => miss(text, `x.${text}`));
    const made = report({ checks: [check('golden', 0.9, 1)], misses, worse: misses.slice(2) });

    expect(told(made)).toEqual([
      {
        check: 'golden',
        text: '4 golden sentences are misunderstood: “c” (X.C), “d” (X.D), “e” (X.E), 1 more',
        intents: ['x.c', 'x.d', 'x.e', 'x.f'],
      },
    ]);
  });

  it('names all that are wrong when none got worse: some of them are new', () => {
    const made = report({ checks: [check('golden', 0.9, 1)], misses: [miss('a', 'x.a'), miss('b', 'x.b')] });

    expect(told(made)[0]?.intents).toEqual(['x.a', 'x.b']);
  });

  it('keeps what should get no answer apart from what should', () => {
    const made = report({
      checks: [check('none', 0.9, 1)],
      misses: [miss('weather', null, 'fee.x'), miss('lost', 'card.lost')],
    });

    expect(told(made)[0]).toEqual({
      check: 'none',
      text: '1 question that nothing answers would get an answer: “weather” (FEE.X)',
      intents: ['fee.x'],
    });
  });

  it.each(LOCALES)(
    'leaves no place unfilled for any check in %s, with and without a live version',
    (locale) => {
      const names = ['lint', 'golden', 'none', 'accuracy', 'rejection', 'swallowing'] as const;
      const confusions = [{ from: 'a', to: 'b', count: 3 }];
      const reports = [0.95, null].flatMap((live) => [
        report({ checks: names.map((name) => check(name, 0.9, live, 0.02)) }),
        report({
          checks: names.map((name) => check(name, 0.9, live, 0.02)),
          confusions,
          misses: [miss('s', 'i')],
        }),
      ]);
      const texts = reports.flatMap((made) => told(made, locale).map(({ text }) => text));

      expect(texts).toHaveLength(24);
      expect(texts.filter((text) => /[{}]|undefined|NaN/u.test(text))).toEqual([]);
    },
  );
});

describe('the strip of a check', () => {
  it('allows a share to be worse by the margin, a count to be no more than live', () => {
    expect(limitOf(check('accuracy', 0.9, 0.93, 0.02))).toBeCloseTo(0.91);
    expect(limitOf(check('swallowing', 3, 2))).toBe(2);
    expect(limitOf(check('lint', 1, null))).toBe(0);
    expect(limitOf(check('accuracy', 0.9, null, 0.02))).toBeNull();
  });

  it('holds every figure', () => {
    const [from, to] = scaleOf(check('rejection', 0.226, 0.5, 0.02));
    expect(from).toBeLessThan(0.226);
    expect(to).toBe(1);
    expect(scaleOf(check('swallowing', 40, 2))).toEqual([0, 41]);
  });
});
