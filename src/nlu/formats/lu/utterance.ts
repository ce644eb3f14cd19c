import { FormatError } from '../format';
import type { Annotation, Sentence } from '../model';

/*
 * The utterances of .lu: `{@entity=text}` marks, `\{` and `\}` are the only escapes, other backslashes are themselves.
 * Why: Bot Framework's parser takes `\\{` for a backslash and an opened mark, so a backslash before a brace cannot be
 * written; brackets and (a|b) make an utterance a pattern, which has no escape either.
 */
const UNWRITABLE = /\\[{}]/;

/** Whether the utterance stands for several sentences, or for one with a gap. */
export function isPattern(utterance: string): boolean {
  return hasChoice(utterance) || /(?<!\\)\{[\w.:@\s-]+\}/.test(utterance);
}

/** Brackets around something, or `(` and `|` and `)` in this order. */
function hasChoice(text: string): boolean {
  const bracket = text.indexOf('[');
  if (bracket >= 0 && text.lastIndexOf(']') > bracket) return true;
  const round = text.indexOf('(');
  const bar = round < 0 ? -1 : text.indexOf('|', round);
  return bar >= 0 && text.lastIndexOf(')') > bar;
}

/** What an utterance says, with its marks; marks in marks keep the outermost. */
export function readUtterance(file: string, line: number, utterance: string): Sentence {
  const state: Reading = { text: '', entities: [], open: [] };
  for (let at = 0; at < utterance.length; at++) at = step(state, utterance, at);
  if (state.open.length > 0)
    throw new FormatError(file, line, 'has a "{" that is not closed; write \\{ for the sign');
  return { text: state.text, ...(state.entities.length > 0 && { entities: state.entities }) };
}

interface Reading {
  text: string;
  entities: Annotation[];
  open: { entity: string; start: number }[];
}

const OPENING = /\{\s*@?\s*([^{}=]+?)\s*=\s*/y;

/** Reads from `at`; gives the last place that it used. */
function step(state: Reading, utterance: string, at: number): number {
  const sign = utterance[at] ?? '';
  const next = utterance[at + 1] ?? '';
  if (sign === '\\' && (next === '{' || next === '}')) {
    state.text += next;
    return at + 1;
  }
  if (sign === '{') {
    OPENING.lastIndex = at;
    const opening = OPENING.exec(utterance);
    if (!opening) {
      state.text += sign;
      return at;
    }
    state.open.push({ entity: (opening[1] ?? '').split(':')[0] ?? '', start: state.text.length });
    return at + opening[0].length - 1;
  }
  const closed = sign === '}' ? state.open.pop() : undefined;
  if (!closed) state.text += sign;
  else close(state, closed);
  return at;
}

function close(state: Reading, { entity, start }: { entity: string; start: number }): void {
  state.text = state.text.trimEnd();
  if (state.open.length === 0) state.entities.push({ start, end: state.text.length, entity });
}

/** The utterance; undefined where .lu cannot hold it. */
export function writeUtterance({ text, entities = [] }: Sentence): string | undefined {
  if (hasChoice(text) || UNWRITABLE.test(text)) return undefined;
  let utterance = '';
  let from = 0;
  for (const { start, end, entity } of entities) {
    const before = text.slice(from, start);
    const marked = text.slice(start, end);
    if (before.endsWith('\\') || /[{}\\]/.test(marked) || marked.trim() !== marked) return undefined;
    utterance += `${escape(before)}{@${entity}=${marked}}`;
    from = end;
  }
  return utterance + escape(text.slice(from));
}

function escape(text: string): string {
  return text.replace(/[{}]/g, '\\$&');
}
