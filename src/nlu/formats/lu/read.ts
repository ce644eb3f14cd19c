import { FormatError, localeOf, refuseLong, textOf, type FormatFile, type ReadOptions } from '../format';
import type { Lost } from '../lost';
import { NONE, oneLine, type ModelBuilder, type Words } from '../model';
import { isPattern, readUtterance } from './utterance';

const CULTURE = /^>\s*!#\s*@app\.culture\s*=\s*(\S+)\s*$/m;

interface Reading {
  builder: ModelBuilder;
  lost: Lost;
  file: string;
  words: (intent: string) => Words;
  /** Where utterances go; `skip` under what is not read. */
  at: Words | 'skip' | undefined;
  intent: string;
}

/** Puts one .lu file into the model. */
export function readLu(builder: ModelBuilder, lost: Lost, file: FormatFile, options?: ReadOptions): void {
  const text = textOf(file).replace(/^\uFEFF/, '');
  const locale = localeOf(file.name, options, CULTURE.exec(text)?.[1]);
  const reading: Reading = {
    builder,
    lost,
    file: file.name,
    words: (intent) => builder.words(intent, locale),
    at: undefined,
    intent: '',
  };
  text.split(/\r?\n/).forEach((line, at) => readLine(reading, line.trim(), at + 1));
}

function readLine(reading: Reading, line: string, number: number): void {
  if (line === '' || line.startsWith('>')) return;
  refuseLong(reading.file, number, line);
  if (line.startsWith('#')) {
    readHeading(reading, line, number);
    return;
  }
  if (/^[@$]/.test(line) || /^\[.*\]\(.*\)$/.test(line)) {
    if (!/^@\s*ml\s+\S+$/.test(line))
      reading.lost.add(
        'definitions of entities and references to other files are not read',
        `${reading.file}:${number}`,
      );
    if (!line.startsWith('[')) reading.at = 'skip';
    return;
  }
  const utterance = /^[-*+](.*)$/.exec(line)?.[1]?.trim();
  if (reading.at === 'skip') return;
  if (utterance === undefined)
    throw new FormatError(
      reading.file,
      number,
      `is neither a heading nor begins with "-": ${line.slice(0, 80)}`,
    );
  if (!reading.at)
    throw new FormatError(reading.file, number, 'an utterance stands before the first "# intent"');
  readUtteranceInto(reading, reading.at, utterance, number);
}

function readHeading(reading: Reading, line: string, number: number): void {
  const name = line.replace(/^#+/, '').trim();
  if (name.startsWith('?'))
    throw new FormatError(
      reading.file,
      number,
      'is a question with an answer; import it with the format qna',
    );
  if (name === '') throw new FormatError(reading.file, number, 'names no intent after "#"');
  reading.intent = name.toLowerCase() === NONE ? NONE : name;
  reading.at = reading.words(reading.intent);
}

function readUtteranceInto(reading: Reading, words: Words, utterance: string, number: number): void {
  if (utterance === '') return;
  if (isPattern(utterance) || /^\[[^[]+\]\(.*\)$/.test(utterance)) {
    reading.lost.add('patterns and references are not read', `${reading.file}:${number}`);
    return;
  }
  words.questions.push(readUtterance(reading.file, number, oneLine(utterance)));
}
