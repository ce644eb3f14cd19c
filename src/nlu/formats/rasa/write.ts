import { stringify } from 'yaml';
import { LOCALES, type Locale } from '../../../contract/understanding';
import { textFile, type FormatFile } from '../format';
import { extrasWithout, Lost, losePart } from '../lost';
import { NONE, wordedIn, type Model, type ModelIntent, type Sentence, type Words } from '../model';
import { writeExample } from './entities';
import { THEIR_NONE } from './read';

const VERSION = '3.1';

interface Placed {
  intent: ModelIntent;
  words: Words;
}

/** A Rasa project's data per locale: nlu.yml, domain.yml with the responses, test_nlu.yml with golden sentences. */
export function writeRasa(model: Model): { files: FormatFile[]; lost: string[] } {
  const lost = new Lost();
  const files = LOCALES.flatMap((locale) => writeLocale(model, locale, lost));
  return { files, lost: lost.lines() };
}

function writeLocale(model: Model, locale: Locale, lost: Lost): FormatFile[] {
  const placed = wordedIn(model, locale);
  if (placed.length === 0) return [];
  for (const { intent, words } of placed)
    losePart(lost, extrasWithout('sms', 'channels', 'buttons'), intent.id, words);
  const nlu = placed.map((each) => itemOf(each, each.words.questions, lost));
  const tests = placed
    .filter(({ words }) => words.golden.length > 0)
    .map((each) =>
      itemOf(
        each,
        each.words.golden.map((text) => ({ text })),
        lost,
      ),
    );
  const responses = Object.fromEntries(
    placed.flatMap((each) => {
      const list = responsesOf(each, lost);
      return list.length > 0 ? [[`utter_${rasaName(each.intent.id)}`, list]] : [];
    }),
  );
  const intents = placed.map(({ intent }) => rasaName(intent.id));
  return [
    file(locale, 'nlu.yml', { version: VERSION, nlu }),
    file(locale, 'domain.yml', { version: VERSION, intents, responses }),
    ...(tests.length > 0 ? [file(locale, 'test_nlu.yml', { version: VERSION, nlu: tests })] : []),
  ];
}

function file(locale: Locale, name: string, body: object): FormatFile {
  const text = stringify(body, { lineWidth: 0, defaultStringType: 'PLAIN', aliasDuplicateObjects: false });
  return textFile(`${locale}/${name}`, text);
}

function rasaName(id: string): string {
  return id === NONE ? THEIR_NONE : id;
}

function itemOf({ intent, words }: Placed, sentences: readonly Sentence[], lost: Lost): object {
  const metadata = {
    ...(words.title !== undefined && { title: words.title }),
    ...(intent.topic !== undefined && { topic: intent.topic }),
  };
  const lines = sentences.flatMap((sentence) => {
    const example = writeExample(sentence) ?? plain(sentence, intent.id, lost);
    return example === undefined ? [] : [`- ${example}\n`];
  });
  return {
    intent: rasaName(intent.id),
    ...(Object.keys(metadata).length > 0 && { metadata }),
    examples: lines.join(''),
  };
}

/** The sentence without its marks, where those are what cannot be written. */
function plain({ text }: Sentence, id: string, lost: Lost): string | undefined {
  const example = writeExample({ text });
  lost.add(
    example === undefined
      ? 'sentences that Rasa would read as marked entities are left out'
      : 'marked entities that Rasa cannot write are left out',
    id,
  );
  return example;
}

function responsesOf({ intent, words }: Placed, lost: Lost): object[] {
  const { answers, buttons = [], sms, channels = {} } = words;
  if (buttons.length > 0 && answers.length === 0) lost.add('buttons without an answer', intent.id);
  if (sms !== undefined && channels.sms !== undefined)
    lost.add('the text of the channel "sms": Rasa has one text for SMS', intent.id);
  return [
    ...answers.map((text, at) => ({
      text,
      ...(at === 0 && buttons.length > 0 && { buttons: buttons.map((title) => ({ title, payload: title })) }),
    })),
    ...(sms === undefined ? [] : [{ text: sms, channel: 'sms' }]),
    ...Object.entries(channels)
      .filter(([channel]) => channel !== 'sms' || sms === undefined)
      .map(([channel, text]) => ({ text, channel })),
  ];
}
