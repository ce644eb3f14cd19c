import type { Locale } from '../../../contract/understanding';
import { FormatError, refuseLong, textOf, type FormatFile } from '../format';
import type { Lost } from '../lost';
import { manyLines, NONE, oneLine, type ModelBuilder, type Sentence } from '../model';
import { parseYaml } from '../parsed';
import { readExample } from './entities';
import { rasaSchema, type NluItem, type Response } from './schema';

/** Rasa's example name for sentences that nothing answers, and its fallback. */
export const THEIR_NONE = 'out_of_scope';
const NONES = new Set([NONE, THEIR_NONE, 'nlu_fallback']);
const UTTER = 'utter_';
/** Keys that say nothing which would be missed. */
const PLAIN_KEYS = new Set(['version', 'nlu', 'responses', 'intents', 'session_config']);

export interface RasaFile {
  file: FormatFile;
  locale: Locale;
}

/** Puts a file into the model; sentences of test data (`test_...`) are golden ones. */
export function readRasaFile(builder: ModelBuilder, lost: Lost, { file, locale }: RasaFile): RasaDomain {
  const { value: parsed, lineOf } = parseYaml(file.name, textOf(file), rasaSchema);
  const isTest = /(^|\/)(test_[^/]*|[^/]*_test)\.ya?ml$/.test(file.name);
  for (const key of Object.keys(parsed))
    if (!PLAIN_KEYS.has(key)) lost.add(`"${key}" is not read`, file.name);
  for (const [at, item] of (parsed.nlu ?? []).entries())
    readItem(builder, lost, item, {
      file: file.name,
      locale,
      isTest,
      line: lineOf(['nlu', at, 'examples']),
    });
  return {
    locale,
    intents: (parsed.intents ?? []).flatMap((each) => (typeof each === 'string' ? each : Object.keys(each))),
    responses: Object.entries(parsed.responses ?? {}).map(([name, list]) => [name, list ?? []]),
  };
}

/** What the domain in a file says. */
export interface RasaDomain {
  locale: Locale;
  intents: string[];
  responses: [name: string, list: Response[]][];
}

interface Place {
  file: string;
  line: number;
  locale: Locale;
  isTest: boolean;
}

function readItem(builder: ModelBuilder, lost: Lost, item: NluItem, place: Place): void {
  if (item.intent === undefined) {
    const kind = ['synonym', 'regex', 'lookup'].find((key) => key in item) ?? 'entries without an intent';
    lost.add(`"${kind}" under "nlu" is not read`, place.file);
    return;
  }
  const id = ourName(item.intent);
  const intent = builder.intent(id);
  if (item.metadata?.topic !== undefined) intent.topic ??= item.metadata.topic;
  const words = builder.words(id, place.locale);
  if (item.metadata?.title !== undefined) words.title ??= oneLine(item.metadata.title);
  const examples = examplesOf(item, place);
  for (const example of examples) refuseLong(place.file, place.line, example);
  const sentences = examples.map((example) => sentenceOf(example, id, lost));
  if (place.isTest) words.golden.push(...sentences.map(({ text }) => text));
  else words.questions.push(...sentences);
}

function sentenceOf(example: string, intent: string, lost: Lost): Sentence {
  const { extra, ...sentence } = readExample(oneLine(example));
  if (extra) lost.add('values, roles and groups of marked entities are not read', intent);
  return sentence;
}

function examplesOf({ intent = '', examples = [] }: NluItem, { file, line }: Place): string[] {
  if (Array.isArray(examples))
    return examples.map((example) => (typeof example === 'string' ? example : example.text));
  return examples.split('\n').flatMap((example, at) => {
    if (example.trim() === '') return [];
    if (example.startsWith('-')) return [example.slice(1)];
    const reason = `an example of ${intent} does not begin with "-": ${example.slice(0, 80)}`;
    throw new FormatError(file, line + at + 1, reason);
  });
}

/** Our id for Rasa's name. */
export function ourName(name: string): string {
  return NONES.has(name) ? NONE : name;
}

/** Gives each intent the response `utter_<intent>`; what belongs to none is lost. */
export function readResponses(
  builder: ModelBuilder,
  lost: Lost,
  { locale, responses }: RasaDomain,
  known: ReadonlySet<string>,
): void {
  for (const [name, list] of responses) {
    const id = name.startsWith(UTTER) ? ourName(name.slice(UTTER.length)) : '';
    if (known.has(id)) readResponse(builder, lost, { id, locale }, list);
    else lost.add('responses that belong to no intent are not read', name);
  }
}

function readResponse(
  builder: ModelBuilder,
  lost: Lost,
  { id, locale }: { id: string; locale: Locale },
  list: readonly Response[],
): void {
  const words = builder.words(id, locale);
  for (const { text, channel, buttons, condition } of list) {
    if (condition !== undefined || text === undefined) {
      lost.add('responses with conditions, or without text, are not read', id);
      continue;
    }
    if (channel === undefined) words.answers.push(manyLines(text));
    else if (channel === 'sms') words.sms = manyLines(text);
    else words.channels = { ...words.channels, [channel]: manyLines(text) };
    if (buttons?.length && channel === undefined)
      words.buttons ??= buttons.map(({ title }) => oneLine(title));
  }
}
