import type { Prepared } from '../../contract/publishing';
import type { Locale, Understanding } from '../../contract/understanding';
import type { ContentSource } from '../content/source';
import { grams } from '../text/grams';
import { normalise } from '../text/normalise';
import type { Colours } from './colours';

const NEAREST = 3;
const WORTH_TELLING = 0.2;

/** What a sentence was taken for, and what is near it. */
export interface Explanation {
  text: string;
  understood: Understanding;
  answer: string | null;
  /** Known questions that share most with it; `similarity` from 0 to 1. */
  nearest: { text: string; intent: string; similarity: number }[];
}

export function explain(
  { understander, content }: Prepared,
  source: ContentSource,
  text: string,
  locale?: Locale,
): Explanation {
  const understood = understander.understand(text, locale);
  const answer =
    understood.intent === null ? undefined : content.reply(understood.intent, understood.language);
  return {
    text,
    understood,
    answer: answer?.text ?? null,
    nearest: nearestTo(source, understood.readAs ?? text),
  };
}

function nearestTo(source: ContentSource, text: string): Explanation['nearest'] {
  const wanted = new Set(grams(normalise(text)));
  const all = [...source.intents.values()]
    .flat()
    .flatMap(({ id, questions }) =>
      questions.map((question) => ({ text: question, intent: id, similarity: similarity(wanted, question) })),
    );
  return all
    .filter((each) => each.similarity >= WORTH_TELLING)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, NEAREST);
}

/** Shared pieces over all pieces, doubled: 1 for the same. */
function similarity(wanted: ReadonlySet<string>, question: string): number {
  const pieces = grams(normalise(question));
  const shared = pieces.filter((piece) => wanted.has(piece)).length;
  return Math.round((200 * shared) / Math.max(1, pieces.length + wanted.size)) / 100;
}

export function explanationLines(
  { understood, answer, nearest }: Explanation,
  { bold, green, yellow, grey }: Colours,
): string[] {
  const { intent, score, alternatives, outOfScope, unsure, signals, entities, language, readAs, followUp } =
    understood;
  const verdict = outOfScope ? yellow('not understood') : green(intent ?? 'nothing');
  const lines = [`${bold(verdict)} ${score}${unsure ? yellow(' unsure: the customer is asked back') : ''}`];
  const add = (name: string, value: string): void => {
    if (value !== '') lines.push(`${grey(`${name}:`)} ${value}`);
  };
  add('language', language);
  add('or', alternatives.map((each) => `${each.intent} ${each.score}`).join(', '));
  add('signals', signals.join(', '));
  add('read as', readAs ?? '');
  add('follow-up', followUp ? 'yes' : '');
  add('entities', entities.map(({ type, text, value }) => `${type} "${text}" = ${value}`).join(', '));
  for (const each of nearest) add('near', `${each.similarity.toFixed(2)} "${each.text}" (${each.intent})`);
  add('answer', answer ?? '');
  return lines;
}
