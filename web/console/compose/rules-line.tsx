import type { ReactNode } from 'react';
import type { DraftView, RulesView } from '../../../src/contract/assist';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill, type Locale } from '../../shared/locale';
import type { ComposeWords } from './messages.en';
import { useComposeWords } from './words';

interface Props {
  rules: RulesView | null;
  /** What the draft becomes. */
  cost: DraftView | null;
}

/** What the channel allows now, and what the draft takes of it. Nothing where nothing is scarce. */
export function RulesLine({ rules, cost }: Props): ReactNode {
  const words = useComposeWords();
  const { locale } = usePrefs();
  if (rules === null) return null;
  const parts = [
    rules.optedOut ? words.optedOut : windowText(rules.window, words, locale),
    rules.waiting > 0 ? fill(words.waiting, { n: rules.waiting }) : null,
    cost === null ? null : costText(cost, words),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <p className={`rules-line ${toneOf(rules, cost)}`} role="status">
      {parts.join(' · ')}
    </p>
  );
}

function windowText(window: RulesView['window'], words: ComposeWords, locale: Locale): string | null {
  if (window === null) return null;
  if (window.left === 0 || window.until === null) return words.windowShut;
  const time = clock(window.until, locale);
  return window.left === 1
    ? fill(words.windowOne, { time })
    : fill(words.windowLeft, { n: window.left, time });
}

function costText({ segments, messages }: DraftView, words: ComposeWords): string | null {
  if (segments !== null)
    return segments === 1 ? words.draftSegment : fill(words.draftSegments, { n: segments });
  return messages > 1 ? fill(words.draftMessages, { n: messages }) : null;
}

function toneOf({ window, optedOut }: RulesView, cost: DraftView | null): string {
  if (optedOut || window?.left === 0) return 'shut';
  return window !== null && (window.left === 1 || (cost?.messages ?? 0) > window.left) ? 'scarce' : '';
}
