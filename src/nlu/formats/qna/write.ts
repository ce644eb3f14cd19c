import { LOCALES, type Locale } from '../../../contract/understanding';
import { textFile, type FormatFile } from '../format';
import { extrasWithout, Lost, losePart } from '../lost';
import { wordedIn, type Model, type ModelIntent, type Words } from '../model';

/*
 * Why: Bot Framework's parser takes braces and backslashes in a variation for marks, but not in a heading; so a question
 * that a variation cannot hold heads a pair of its own, with the same answer and the same intent among its filters.
 */
const NOT_IN_VARIATION = /[{}\\]|\[.*\]/;
const NOT_IN_FILTER = /[{}\\=|:]/;
const FENCE = '```';

/** One .qna file per locale. */
export function writeQna(model: Model): { files: FormatFile[]; lost: string[] } {
  const lost = new Lost();
  const files = LOCALES.flatMap((locale) => writeLocale(model, locale, lost));
  return { files, lost: lost.lines() };
}

function writeLocale(model: Model, locale: Locale, lost: Lost): FormatFile[] {
  const placed = wordedIn(model, locale);
  const targets = new Map(
    placed.flatMap(({ words }) => {
      const heading = questionsOf(words)[0];
      if (heading === undefined || words.answers.length === 0) return [];
      return [...questionsOf(words), ...(words.title === undefined ? [] : [words.title])].map(
        (text) => [text, heading] as const,
      );
    }),
  );
  const pairs = placed.flatMap(({ intent, words }) => pairsOf(intent, words, { locale, targets, lost }));
  return pairs.length === 0 ? [] : [textFile(`bank.${locale}.qna`, pairs.join('\n'))];
}

function questionsOf({ questions }: Words): string[] {
  return questions.map(({ text }) => text);
}

function pairsOf(
  intent: ModelIntent,
  words: Words,
  { locale, targets, lost }: { locale: Locale; targets: ReadonlyMap<string, string>; lost: Lost },
): string[] {
  const { id } = intent;
  losePart(lost, ['golden', 'more answers', ...extrasWithout('buttons')], id, words);
  if (words.questions.some(({ entities }) => entities?.length))
    lost.add('marked entities have no place there', id);
  const [answer] = words.answers;
  if (answer === undefined || answer.includes(FENCE) || words.questions.length === 0) {
    lost.add('what has no question, no answer, or ``` in its answer is left out', `${id} (${locale})`);
    return [];
  }
  const prompts = promptsOf(words, targets);
  const filters = [
    ...filtersOf(intent, words, lost),
    ...buttonFilter(id, words.buttons ?? [], prompts.length, lost),
  ];
  const [heading = '', ...rest] = questionsOf(words);
  const alone = rest.filter((text) => NOT_IN_VARIATION.test(text));
  const variations = rest.filter((text) => !NOT_IN_VARIATION.test(text));
  return [[heading, ...variations], ...alone.map((text) => [text])].map((questions) =>
    pair(questions, filters, answer, prompts),
  );
}

function pair(questions: string[], filters: string[], answer: string, prompts: string[]): string {
  const [heading = '', ...variations] = questions;
  const lines = [`# ? ${heading}`, ...variations.map((text) => `- ${text}`), '', '**Filters:**'];
  lines.push(...filters.map((filter) => `- ${filter}`), '', `${FENCE}markdown`, answer, FENCE);
  if (prompts.length > 0) lines.push('', '**Prompts:**', ...prompts.map((prompt) => `- ${prompt}`));
  return `${lines.join('\n')}\n`;
}

function filtersOf({ id, topic }: ModelIntent, { title }: Words, lost: Lost): string[] {
  const writable = title !== undefined && !NOT_IN_FILTER.test(title);
  if (title !== undefined && !writable) lost.add('titles with = | : \\ or braces are left out', id);
  return [
    `intent = ${id}`,
    ...(topic === undefined ? [] : [`topic = ${topic}`]),
    ...(writable ? [`title = ${title}`] : []),
  ];
}

/** Buttons as prompts, which have to lead to a question of the file. */
function promptsOf({ buttons = [] }: Words, targets: ReadonlyMap<string, string>): string[] {
  return buttons.flatMap((button) => {
    const target = targets.get(button);
    return target === undefined || /[{}\\\][()]/.test(button + target) ? [] : [`[${button}](#?${target})`];
  });
}

/** Where not all buttons are prompts, all of them in order as a filter. */
function buttonFilter(id: string, buttons: readonly string[], prompts: number, lost: Lost): string[] {
  if (prompts === buttons.length) return [];
  if (!buttons.some((button) => NOT_IN_FILTER.test(button) || button.includes(';')))
    return [`buttons = ${buttons.join('; ')}`];
  lost.add('buttons with = | : ; \\ or braces are left out', id);
  return [];
}
