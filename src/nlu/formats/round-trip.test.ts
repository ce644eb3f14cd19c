import fc from 'fast-check';
import { LOCALES, type Locale } from '../../contract/understanding';
import { FORMATS, formatNamed } from '.';
import type { Format } from './format';
import type { Model, Words } from './model';
import { anyModel } from '../../../test/support/nlu/any-model';

type Held = readonly (keyof Words | 'topic' | 'entities')[];

/** What each format says that it holds, whole, whatever the text. */
const WHOLE: Record<string, Held> = {
  nlpjs: ['topic', 'golden', 'answers', 'questions'],
  csv: [
    'topic',
    'title',
    'questions',
    'golden',
    'answers',
    'sms',
    'channels',
    'buttons',
    'links',
    'variants',
    'followUps',
    'escalate',
  ],
  xlsx: [
    'topic',
    'title',
    'questions',
    'golden',
    'answers',
    'sms',
    'channels',
    'buttons',
    'links',
    'variants',
    'followUps',
    'escalate',
  ],
  rasa: ['topic', 'title', 'answers', 'sms', 'channels'],
};
/** Each run of a workbook packs and unpacks it. */
const runsOf = (name: string): { numRuns: number } => ({ numRuns: name === 'xlsx' ? 10 : 40 });

async function trip(format: Format, model: Model): Promise<{ back: Model; lost: string[] }> {
  const { files, lost } = await format.write(model);
  const { model: back, lost: missed } = await format.read(files);
  expect(missed).toEqual([]);
  return { back, lost };
}

/** One line per thing that is held, so that order among intents does not matter. */
function facts(model: Model, held: Held): string[] {
  const all: string[] = [];
  for (const { id, topic, words } of model.intents)
    for (const locale of LOCALES) {
      const said = words[locale];
      if (!said) continue;
      for (const part of held) {
        const value = valueOf(said, part, topic);
        if (value !== undefined && (!Array.isArray(value) || value.length > 0))
          all.push(JSON.stringify([id, locale, part, value]));
      }
    }
  return all.sort();
}

function valueOf(words: Words, part: Held[number], topic: string | undefined): unknown {
  if (part === 'topic') return topic;
  if (part === 'questions') return words.questions.map(({ text }) => text);
  return part === 'entities' ? undefined : words[part];
}

const textsOf = (model: Model, locale: Locale, id: string): string[] =>
  model.intents.find((intent) => intent.id === id)?.words[locale]?.questions.map(({ text }) => text) ?? [];

describe.each(Object.entries(WHOLE))('%s', (name, held) => {
  it('gives back what it holds, whatever stands in the texts', async () => {
    const format = formatNamed(name);
    await fc.assert(
      fc.asyncProperty(anyModel, async (model) => {
        const { back } = await trip(format as Format, model);
        expect(facts(back, held)).toEqual(facts(model, held));
      }),
      runsOf(name),
    );
  });
});

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (_, format) => {
  it('changes no sentence: what cannot be written is left out and told', async () => {
    await fc.assert(
      fc.asyncProperty(anyModel, async (model) => {
        const { back, lost } = await trip(format, model);
        for (const { id, words } of model.intents)
          for (const locale of LOCALES) {
            const before = words[locale]?.questions ?? [];
            const after = textsOf(back, locale, id);
            expect(before.map(({ text }) => text)).toEqual(expect.arrayContaining(after));
            expect(after.length === before.length || lost.join('\n').includes('left out')).toBe(true);
          }
      }),
      runsOf(format.name),
    );
  });

  it('keeps every plain sentence and every mark that it can hold', async () => {
    const model: Model = {
      intents: [
        {
          id: 'card.lost',
          topic: 'cards',
          words: {
            en: {
              title: 'Lost card',
              questions: [
                { text: '- lost "my" card #1 | help' },
                { text: 'block it in Hong Kong now', entities: [{ start: 12, end: 21, entity: 'city' }] },
              ],
              golden: [],
              answers: ['Call us.\n# now\n- or > later'],
            },
          },
        },
      ],
    };
    const { back } = await trip(format, model);
    const [first, second] = back.intents[0]?.words.en?.questions ?? [];
    expect(first?.text).toBe('- lost "my" card #1 | help');
    expect(second?.text).toBe('block it in Hong Kong now');
    const marks = format.name === 'rasa' || format.name === 'lu';
    expect(second?.entities).toEqual(marks ? [{ start: 12, end: 21, entity: 'city' }] : undefined);
    const answers = format.name === 'lu' ? [] : ['Call us.\n# now\n- or > later'];
    expect(back.intents[0]?.words.en?.answers).toEqual(answers);
  });
});
