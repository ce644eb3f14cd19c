import type { Finding } from '../../../contract/publishing';
import { heavyWords } from '../../text/light-words';
import { keyedQuestions, type KeyedQuestion } from '../keyed-questions';
import type { ContentSource, PlacedIntent } from '../source';

/** Questions under one key that are looked at: bounds the work for content of any kind. */
const MOST = 20;
/** Letters that a word needs before a slip can be told from another word. */
const LONG = 5;

interface Question extends KeyedQuestion {
  words: readonly string[];
  /** Keys of which a nearly equal question shares one: all words, and all but one long word. */
  keys: readonly string[];
}

/** Questions of two intents that differ by words that say nothing, or by a slip: the engine would have to guess. */
export function nearDuplicateFindings(source: ContentSource): Finding[] {
  return [...source.intents.values()].flatMap((intents) => nearlySame(intents.flatMap(questionsOf)));
}

const read = new WeakMap<PlacedIntent, Question[]>();

function questionsOf(intent: PlacedIntent): Question[] {
  const known = read.get(intent);
  if (known) return known;
  const questions = keyedQuestions(intent).map((question): Question => {
    const words = heavyWords(question.normalised).sort();
    return { ...question, words, keys: words.length < 2 ? [] : keysOf(words) };
  });
  read.set(intent, questions);
  return questions;
}

function keysOf(words: readonly string[]): string[] {
  const shorter = words.flatMap((word, at) =>
    word.length < LONG ? [] : [words.toSpliced(at, 1, '*').join(' ')],
  );
  return [words.join(' '), ...shorter];
}

function nearlySame(questions: readonly Question[]): Finding[] {
  const index = new Map<string, Question[]>();
  return questions.flatMap((question): Finding[] => {
    const earlier = question.keys.flatMap((key) => index.get(key) ?? []);
    const twin = earlier.find((other) => isTwin(question, other));
    for (const key of question.keys) {
      const holders = index.get(key) ?? [];
      if (holders.length < MOST) index.set(key, [...holders, question]);
    }
    return twin ? [finding(question, twin)] : [];
  });
}

function isTwin(one: Question, other: Question): boolean {
  if (one.intent === other.intent || one.key === other.key) return false;
  const mine = one.words.filter((word) => !other.words.includes(word));
  const theirs = other.words.filter((word) => !one.words.includes(word));
  return mine.every((word, at) => isSlip(word, theirs[at] ?? ''));
}

/** One letter more, less or other. */
function isSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LONG || Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const tails = [one.slice(same + 1) === other.slice(same + 1), one.slice(same + 1) === other.slice(same)];
  return tails.includes(true) || one.slice(same) === other.slice(same + 1);
}

function finding({ intent, text, place }: Question, twin: Question): Finding {
  const there = `"${twin.text}" of ${twin.intent} in ${twin.place.file}:${twin.place.line}`;
  const message = `"${text}" is nearly ${there}; keep one of them, or say what makes them differ`;
  return { severity: 'warning', ...place, rule: 'near-duplicate', message, intent };
}
