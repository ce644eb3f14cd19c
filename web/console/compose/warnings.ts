import type { DraftView, RulesView } from '../../../src/contract/assist';
import { fill } from '../../shared/locale';
import type { ComposeWords } from './messages.en';
import { placesIn } from './places';

/** Why a draft should be looked at again before it goes out. */
export interface Warning {
  text: string;
  /** Where in the draft; null: the whole of it. */
  at: { start: number; end: number } | null;
}

/** All that is to be said about a draft; `draft` is the server's word on it, null when there was none. */
export function warningsOf(
  text: string,
  draft: DraftView | null,
  rules: RulesView | null,
  words: ComposeWords,
): Warning[] {
  const found = (draft?.found ?? []).map(({ kind, start, end, text: what }) => ({
    text: fill(kind === 'word' ? words.warnWord : words.warnPersonal, { text: what }),
    at: { start, end },
  }));
  const blanks = placesIn(text).map(({ start, end, text: what }) => ({
    text: fill(words.warnBlank, { text: what }),
    at: { start, end },
  }));
  const parked = parkedText(draft, rules, words);
  return [...found, ...blanks, ...(parked === null ? [] : [{ text: parked, at: null }])];
}

function parkedText(draft: DraftView | null, rules: RulesView | null, words: ComposeWords): string | null {
  if (rules === null) return null;
  if (rules.optedOut) return words.warnOptedOut;
  if (rules.window === null) return null;
  const all = draft?.messages ?? 1;
  const n = Math.max(0, rules.window.left - rules.waiting);
  if (n >= all) return null;
  return n === 0 ? words.warnParked : fill(words.warnPartly, { n, all });
}
