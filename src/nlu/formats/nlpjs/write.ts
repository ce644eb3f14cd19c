import { LOCALES, type Locale } from '../../../contract/understanding';
import { textFile, type FormatFile } from '../format';
import { extrasWithout, Lost, losePart } from '../lost';
import { NONE, wordedIn, type Model, type ModelIntent, type Words } from '../model';

/** nlp.js names the intent of out-of-scope sentences so. */
const THEIR_NONE = 'None';

export function writeCorpora(model: Model): { files: FormatFile[]; lost: string[] } {
  const lost = new Lost();
  const files = LOCALES.flatMap((locale) => writeLocale(model, locale, lost));
  return { files, lost: lost.lines() };
}

function writeLocale(model: Model, locale: Locale, lost: Lost): FormatFile[] {
  const topics = new Map<string, object[]>();
  for (const { intent, words } of wordedIn(model, locale)) {
    loseWords(lost, intent, words);
    const topic = intent.topic ?? '';
    topics.set(topic, [...(topics.get(topic) ?? []), entryOf(intent, words)]);
  }
  return [...topics].map(([topic, data]) =>
    textFile(
      `${topic === '' ? 'corpus' : topic}.${locale}.json`,
      `${JSON.stringify({ name: topic, locale, data }, null, 2)}\n`,
    ),
  );
}

function loseWords(lost: Lost, { id }: ModelIntent, words: Words): void {
  losePart(lost, ['title', ...extrasWithout('slots')], id, words);
  if (words.slots?.length) lost.add('type, options, second question and tries of details asked for', id);
  if (words.questions.some(({ entities }) => entities?.length))
    lost.add('marked entities have no place there', id);
}

function entryOf({ id }: ModelIntent, { questions, golden, answers, slots = [] }: Words): object {
  const slotFilling = Object.fromEntries(
    slots.map(({ name, ask }) => [name, { mandatory: true, question: ask }]),
  );
  return {
    intent: id === NONE ? THEIR_NONE : id,
    utterances: questions.map(({ text }) => text),
    ...(golden.length > 0 && { tests: golden }),
    answers,
    ...(slots.length > 0 && { slotFilling }),
  };
}
