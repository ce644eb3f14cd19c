import fc from 'fast-check';
import type { Locale } from '../../../src/contract/understanding';
import {
  manyLines,
  oneLine,
  type Annotation,
  type Model,
  type Sentence,
  type Words,
} from '../../../src/nlu/formats/model';

/** Pieces that have broken one format or another. */
const PIECES = [
  ...[
    '"',
    "'",
    '#',
    '-',
    '- ',
    '|',
    '>',
    '`',
    '```',
    '\\',
    '\\n',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '[a](b)',
    '{@x=y}',
  ],
  ...[
    '=',
    '+',
    '@',
    '＝',
    "'=1",
    '=cmd|1!A1',
    ':',
    ': ',
    ',',
    ';',
    '&amp;',
    '<b>',
    '%',
    '*',
    '**Filters:**',
    '_x0041_',
  ],
  ...[
    '\n',
    '\r\n',
    '\t',
    '  ',
    '\u0000',
    '\u2028',
    '\uFEFF',
    '# ?',
    '---',
    '...',
    '!ref',
    '&a',
    '*a',
    'yes',
    'null',
    '1e3',
  ],
  ...['你好', '卡丢了', '“引号”', '😀', '👩‍👩‍👧', 'é', 'word', 'Card 12', '转人工'],
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6, unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''));
export const nastyLine = anyText.map((text) => oneLine(text)).filter((text) => text !== '');
export const nastyLines = anyText.map((text) => manyLines(text)).filter((text) => text !== '');

/** A sentence whose marks stand on whole pieces. */
const marked: fc.Arbitrary<Sentence> = fc
  .tuple(nastyLine, fc.constantFrom('city', 'amount'), nastyLine, nastyLine)
  .map(([before, entity, value, after]) => {
    const start = before.length + 1;
    const entities: Annotation[] = [{ start, end: start + value.length, entity }];
    return { text: `${before} ${value} ${after}`, entities };
  });

const lists = <T>(each: fc.Arbitrary<T>, maxLength = 4): fc.Arbitrary<T[]> => fc.array(each, { maxLength });
const maybe = <T>(each: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(each, { nil: undefined });

const words = fc.record({
  title: maybe(nastyLine),
  questions: fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: nastyLine.map((text) => ({ text })) }, marked), {
    maxLength: 5,
    selector: ({ text }) => text,
  }),
  golden: lists(nastyLine),
  answers: fc.uniqueArray(nastyLines, { maxLength: 2 }),
  sms: maybe(nastyLines),
  channels: maybe(fc.dictionary(fc.constantFrom('line', 'webchat'), nastyLines, { minKeys: 1 })),
  buttons: maybe(fc.array(nastyLine, { minLength: 1, maxLength: 3 })),
  links: maybe(
    fc.constant([{ title: 'Rates: "now"', url: 'https://bank.example/a?b=c#d', expires: '2027-01-31' }]),
  ),
  variants: maybe(nastyLines.map((answer) => [{ if: { closed: 'cards' }, answer }])),
  followUps: maybe(fc.constant(['card.lost', 'card.found'])),
  escalate: maybe(fc.constant({ queue: 'cards', priority: 'high', when: 'instead' } as const)),
});

function defined(all: object): Words {
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as Words;
}

/** Models with everything in them. */
export const anyModel: fc.Arbitrary<Model> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('card.lost', 'card-found', 'none', 'a', 'constructor', '__proto__', 'Loan_1.x'),
      topic: maybe(fc.constantFrom('cards', 'loans')),
      locales: fc.subarray<Locale>(['zh-CN', 'zh-HK', 'en'], { minLength: 1 }),
      all: fc.tuple(words, words, words),
    }),
    { selector: ({ id }) => id, maxLength: 4 },
  )
  .map((intents) => ({
    intents: intents.map(({ id, topic, locales, all }) => ({
      id,
      ...(topic !== undefined && { topic }),
      words: Object.fromEntries(locales.map((locale, at) => [locale, defined(all[at] ?? {})])),
    })),
  }));
