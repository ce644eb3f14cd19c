import type { Locale, Signal, Understander, Understanding } from '../../contract/understanding';
import type { GoldenSource } from '../content/schema';
import type { ContentSource, Placed } from '../content/source';

/** What one golden sentence gave. */
export interface GoldenResult {
  golden: Placed<GoldenSource>;
  passed: boolean;
  /** Passed, but the customer would be asked back. */
  unsure: boolean;
  /** What it was taken for, by a detector or the classifier; null: nothing. */
  intent: string | null;
  /** The same in words, for people. */
  got: string;
}

/** The intent that a detector stands for. */
const SIGNAL_INTENT: Record<Signal, string> = {
  human: 'handoff.human',
  complaint: 'complaint.file',
  'card-lost': 'card.lost',
  fraud: 'fraud.report',
};

/** Golden sentences of all locales in a stable order. */
export function goldenOf(source: ContentSource): { locale: Locale; golden: Placed<GoldenSource> }[] {
  return [...source.golden].flatMap(([locale, list]) => list.map((golden) => ({ locale, golden })));
}

/** Asks one golden sentence. A signal that stands for another intent is a miss: the router would act on it. */
export function askGolden(
  understander: Understander,
  golden: Placed<GoldenSource>,
  locale: Locale,
): GoldenResult {
  const understood = understander.understand(golden.text, locale);
  const raised = understood.signals.map((signal) => SIGNAL_INTENT[signal]);
  const byIntent = golden.intent === 'none' ? understood.outOfScope : understood.intent === golden.intent;
  const passed = raised.length === 0 ? byIntent : raised.includes(golden.intent);
  return {
    golden,
    passed,
    intent: raised[0] ?? (understood.outOfScope ? null : understood.intent),
    unsure: passed && raised.length === 0 && understood.unsure,
    got: describe(understood),
  };
}

function describe({ intent, score, outOfScope, alternatives, signals }: Understanding): string {
  const guess = outOfScope
    ? `none (best guess ${alternatives[0]?.intent ?? 'nothing'} ${score})`
    : `${intent} ${score}`;
  return signals.length === 0 ? guess : `${guess}, signal ${signals.join(' ')}`;
}
