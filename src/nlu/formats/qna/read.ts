import type { Locale } from '../../../contract/understanding';
import { FormatError, localeOf, refuseLong, textOf, type FormatFile, type ReadOptions } from '../format';
import type { Lost } from '../lost';
import { manyLines, NONE, oneLine, type ModelBuilder } from '../model';

/** One question-answer pair as it stands in a file. */
interface Pair {
  line: number;
  questions: string[];
  filters: Map<string, string>;
  answer: string[] | undefined;
  buttons: string[];
}

type Part = 'questions' | 'filters' | 'answer' | 'prompts';

interface Reading {
  file: string;
  lost: Lost;
  pairs: Pair[];
  part: Part;
}

/** Puts one .qna file into the model; pairs that name the same intent are one intent. */
export function readQna(builder: ModelBuilder, lost: Lost, file: FormatFile, options?: ReadOptions): void {
  const locale = localeOf(file.name, options);
  const reading: Reading = { file: file.name, lost, pairs: [], part: 'questions' };
  const text = textOf(file).replace(/^\uFEFF/, '');
  text.split(/\r?\n/).forEach((line, at) => readLine(reading, line, at + 1));
  const open = reading.pairs.at(-1);
  if (reading.part === 'answer' && open)
    throw new FormatError(file.name, open.line, 'has an answer that is not closed by ```');
  for (const pair of reading.pairs) addPair(builder, lost, { file: file.name, locale, pair });
}

function readLine(reading: Reading, raw: string, number: number): void {
  const pair = reading.pairs.at(-1);
  const line = raw.trim();
  if (reading.part === 'answer' && pair) {
    if (line === '```') reading.part = 'prompts';
    else pair.answer?.push(raw);
    return;
  }
  if (line === '' || line.startsWith('>')) return;
  refuseLong(reading.file, number, line);
  if (/^#+\s*\?/.test(line)) {
    openPair(reading, line.replace(/^#+\s*\?/, ''), number);
    return;
  }
  if (/^<a\s+id\s*=/i.test(line)) return;
  if (!pair) return refuse(reading, number, `stands before the first "# ?": ${line.slice(0, 80)}`);
  readInPair(reading, pair, line, number);
}

function openPair(reading: Reading, question: string, line: number): void {
  reading.pairs.push({
    line,
    questions: [oneLine(question)],
    filters: new Map(),
    answer: undefined,
    buttons: [],
  });
  reading.part = 'questions';
}

function readInPair(reading: Reading, pair: Pair, line: string, number: number): void {
  const item = /^[-*+]\s(.*)$/.exec(`${line} `)?.[1]?.trim();
  if (/^\*\*\*?filters:\*?\*\*$/i.test(line)) reading.part = 'filters';
  else if (/^\*\*prompts:\*\*$/i.test(line)) reading.part = 'prompts';
  else if (/^```(markdown)?$/i.test(line)) beginAnswer(reading, pair, number);
  else if (item === undefined)
    refuse(reading, number, `begins neither with "-" nor "#": ${line.slice(0, 80)}`);
  else if (reading.part === 'questions') pair.questions.push(oneLine(item));
  else if (reading.part === 'filters') readFilter(reading, pair, item, number);
  else readPrompt(reading, pair, item, number);
}

function beginAnswer(reading: Reading, pair: Pair, number: number): void {
  if (pair.answer) refuse(reading, number, 'is a second answer to the same question');
  pair.answer = [];
  reading.part = 'answer';
}

function readFilter(reading: Reading, pair: Pair, item: string, number: number): void {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(item) ?? [];
  if (name.trim() === '') refuse(reading, number, 'is not "name = value"');
  pair.filters.set(name.trim(), value.trim());
}

function readPrompt(reading: Reading, pair: Pair, item: string, number: number): void {
  const text = /^\[(.*?)\]\(\s*#.*\)/.exec(item)?.[1];
  if (text === undefined) refuse(reading, number, 'is not a prompt such as [text](#?question)');
  else pair.buttons.push(oneLine(text));
}

function refuse({ file }: Reading, line: number, reason: string): never {
  throw new FormatError(file, line, reason);
}

const OURS = new Set(['intent', 'topic', 'title', 'buttons']);

function addPair(
  builder: ModelBuilder,
  lost: Lost,
  { file, locale, pair }: { file: string; locale: Locale; pair: Pair },
): void {
  const { questions, filters, answer, buttons, line } = pair;
  if (!answer) throw new FormatError(file, line, 'has no answer between ``` and ```');
  const id = filters.get('intent') ?? questions[0] ?? NONE;
  for (const name of filters.keys())
    if (!OURS.has(name)) lost.add(`the filter "${name}" is not read`, `${file}:${line}`);
  const topic = filters.get('topic');
  if (topic !== undefined) builder.intent(id).topic ??= topic;
  const words = builder.words(id, locale);
  const title = filters.get('title');
  if (title !== undefined) words.title ??= title;
  words.questions.push(...questions.filter((text) => text !== '').map((text) => ({ text })));
  const text = manyLines(answer.join('\n'));
  if (text !== '' && !words.answers.includes(text)) words.answers.push(text);
  const listed = filters.get('buttons')?.split(';').map(oneLine);
  if (listed || buttons.length > 0) words.buttons ??= listed ?? buttons;
}
