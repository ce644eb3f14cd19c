import { z } from 'zod';
import { escalateSchema, wordedIntentSchema } from '../../../contract/studio';
import type { Locale } from '../../../contract/understanding';
import { FormatError, localeOf, type ReadOptions } from '../format';
import type { Lost } from '../lost';
import { manyLines, NONE, oneLine, type ModelBuilder, type Words } from '../model';
import { parseYaml } from '../parsed';
import { ALIASES, COLUMNS, KINDS, type Column, type Table } from './columns';

const moreSchema = wordedIntentSchema
  .pick({ channels: true, links: true, variants: true, slots: true })
  .partial()
  .nullable();

/** A row by column name; an empty or missing cell is ''. */
interface Row {
  file: string;
  line: number;
  cell(column: Column): string;
}

/** Puts a table into the model; its columns tell whether it holds questions, answers, or both. */
export function readTable(builder: ModelBuilder, lost: Lost, table: Table, options?: ReadOptions): void {
  const [header = [], ...rows] = table.rows;
  const columns = columnsOf(table.name, header, lost);
  rows.forEach((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const row: Row = {
      file: table.name,
      line: table.lines?.[at + 1] ?? at + 2,
      cell: (column) => cells[columns.get(column) ?? -1] ?? '',
    };
    readRow(builder, row, columns, options);
  });
}

function columnsOf(file: string, header: readonly string[], lost: Lost): Map<string, number> {
  const columns = new Map<string, number>();
  header.forEach((title, at) => {
    const name = title.trim();
    const column =
      COLUMNS.find((known) => known.toLowerCase() === name.toLowerCase()) ?? ALIASES[name.toLowerCase()];
    if (column !== undefined && !columns.has(column)) columns.set(column, at);
    else if (name !== '') lost.add('columns that are not read', `${name} (${file})`);
  });
  if (columns.has('intent') && (columns.has('text') || columns.has('answer'))) return columns;
  throw new FormatError(
    file,
    1,
    'needs a first row with the columns intent and text (questions) or answer (answers)',
  );
}

function readRow(builder: ModelBuilder, row: Row, columns: Map<string, number>, options?: ReadOptions): void {
  const name = row.cell('intent').trim();
  if (name === '') throw new FormatError(row.file, row.line, 'has no intent');
  const id = name.toLowerCase() === NONE ? NONE : name;
  const locale = localeOfRow(row, options);
  const topic = row.cell('topic').trim();
  if (topic !== '') builder.intent(id).topic ??= topic;
  const words = builder.words(id, locale);
  if (columns.has('text')) readSentence(words, row);
  if (columns.has('answer')) readAnswer(words, row);
}

function localeOfRow(row: Row, options?: ReadOptions): Locale {
  const said = row.cell('locale').trim();
  try {
    return localeOf(row.file, options, said === '' ? undefined : said);
  } catch (error) {
    throw error instanceof FormatError ? new FormatError(row.file, row.line, error.reason) : error;
  }
}

function readSentence(words: Words, row: Row): void {
  const text = oneLine(row.cell('text'));
  const kind = row.cell('kind').trim().toLowerCase() || 'question';
  if (!KINDS.some((known) => known === kind))
    throw new FormatError(row.file, row.line, `has the kind "${kind}"; write ${KINDS.join(' or ')}`);
  if (text === '') return;
  if (kind === 'golden') words.golden.push(text);
  else words.questions.push({ text });
}

function readAnswer(words: Words, row: Row): void {
  const title = oneLine(row.cell('title'));
  if (title !== '') words.title ??= title;
  const answer = manyLines(row.cell('answer'));
  if (answer !== '') words.answers.push(answer);
  const sms = manyLines(row.cell('sms'));
  if (sms !== '') words.sms ??= sms;
  const buttons = linesOf(row.cell('buttons'));
  if (buttons.length > 0) words.buttons ??= buttons;
  const followUps = linesOf(row.cell('followUps'));
  if (followUps.length > 0) words.followUps ??= followUps;
  readEscalate(words, row);
  readMore(words, row);
}

function linesOf(cell: string): string[] {
  return cell
    .split(/\r?\n/)
    .map(oneLine)
    .filter((line) => line !== '');
}

function readEscalate(words: Words, row: Row): void {
  const queue = row.cell('queue').trim();
  if (queue === '') return;
  const priority = row.cell('priority').trim() || 'normal';
  const when = row.cell('when').trim() || 'after-answer';
  const checked = escalateSchema.safeParse({ queue, priority, when });
  if (!checked.success)
    throw new FormatError(row.file, row.line, z.prettifyError(checked.error).split('\n').join(' '));
  words.escalate ??= checked.data;
}

function readMore(words: Words, row: Row): void {
  const more = row.cell('more').trim();
  if (more === '') return;
  try {
    Object.assign(words, parseYaml(row.file, more, moreSchema).value);
  } catch (error) {
    const reason = error instanceof FormatError ? error.reason : String(error);
    throw new FormatError(row.file, row.line, `column "more": ${reason}`);
  }
}
