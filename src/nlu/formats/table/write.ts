import { stringify } from 'yaml';
import { LOCALES } from '../../../contract/understanding';
import { extrasWithout, Lost } from '../lost';
import { wordedIn, type Extras, type Model, type ModelIntent, type Words } from '../model';
import { ANSWER_COLUMNS, QUESTION_COLUMNS, type Column, type Table } from './columns';

/** Characters that a cell of Excel holds. */
const MAX_CELL = 32_767;

/** What has no column of its own stands in `more`, as YAML. */
const MORE = extrasWithout('sms', 'buttons', 'followUps', 'escalate');

/** Two tables: one row per question or golden sentence, one row per answer. */
export function writeTables(model: Model, lost: Lost): Table[] {
  const questions: string[][] = [[...QUESTION_COLUMNS]];
  const answers: string[][] = [[...ANSWER_COLUMNS]];
  for (const locale of LOCALES)
    for (const { intent, words } of wordedIn(model, locale)) {
      loseMarks(lost, intent, words);
      questions.push(...words.questions.map(({ text }) => [intent.id, locale, 'question', text]));
      questions.push(...words.golden.map((text) => [intent.id, locale, 'golden', text]));
      answers.push(...answerRows(intent, locale, words, lost));
    }
  return [
    { name: 'questions', rows: questions },
    { name: 'answers', rows: answers },
  ];
}

function loseMarks(lost: Lost, { id }: ModelIntent, { questions }: Words): void {
  if (questions.some(({ entities }) => entities?.length)) lost.add('marked entities have no place there', id);
}

function answerRows(intent: ModelIntent, locale: string, words: Words, lost: Lost): string[][] {
  const row = (cells: Partial<Record<Column, string>>): string[] =>
    ANSWER_COLUMNS.map((column) => cells[column] ?? '');
  const head = { intent: intent.id, locale };
  const [first = '', ...rest] = words.answers;
  const cells = { ...head, topic: intent.topic ?? '', title: words.title ?? '', answer: first };
  return [
    row({ ...cells, ...extraCells(intent, words, lost) }),
    ...rest.map((answer) => row({ ...head, answer })),
  ];
}

function extraCells({ id }: ModelIntent, words: Words, lost: Lost): Partial<Record<Column, string>> {
  const { sms = '', buttons = [], followUps = [], escalate } = words;
  let more = moreOf(words);
  if (more.length > MAX_CELL) {
    lost.add('variants, links and texts of single channels that are too long for a cell', id);
    more = '';
  }
  return {
    sms,
    buttons: buttons.join('\n'),
    followUps: followUps.join('\n'),
    ...(escalate && { queue: escalate.queue, priority: escalate.priority, when: escalate.when }),
    more,
  };
}

function moreOf(words: Words): string {
  const extras: Extras = Object.fromEntries(
    MORE.flatMap((key) => (words[key] === undefined ? [] : [[key, words[key]]])),
  );
  return Object.keys(extras).length === 0 ? '' : stringify(extras, { lineWidth: 0 }).trim();
}
