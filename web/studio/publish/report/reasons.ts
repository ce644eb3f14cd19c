import type { GateReportView } from '../../../../src/contract/studio-publishing';
import type { FindingView } from '../../../../src/contract/studio';
import { fill, type Locale } from '../../../shared/locale';
import { FINDINGS } from '../../messages/findings';
import type { PublishMessages } from '../../messages/publish';
import { figureText, type Check } from './figures';

const EXAMPLES = 3;
const OPEN = 4;

/** Why a check refuses, in words for who writes content, with the intents to mend. */
export interface Reason {
  check: Check['name'];
  text: string;
  intents: string[];
}

interface Told {
  report: GateReportView;
  check: Check;
  texts: PublishMessages;
  locale: Locale;
  titleOf: (intent: string) => string;
}

type Teller = (told: Told) => Omit<Reason, 'check'>;

const TELLERS: Record<Check['name'], Teller> = {
  lint: tellLint,
  golden: (told) => tellSentences(told, 'golden'),
  none: (told) => tellSentences(told, 'none'),
  accuracy: tellAccuracy,
  rejection: (told) => ({ text: tellShare(told, 'why_rejection', 'why_rejectionFirst'), intents: [] }),
  swallowing: tellSwallowing,
};

export function reasonsOf(
  report: GateReportView,
  texts: PublishMessages,
  locale: Locale,
  titleOf: (intent: string) => string,
): Reason[] {
  return report.checks
    .filter(({ ok }) => !ok)
    .map((check) => {
      const { text, intents } = TELLERS[check.name]({ report, check, texts, locale, titleOf });
      return { check: check.name, text, intents: [...new Set(intents)].slice(0, OPEN) };
    });
}

function tellLint({ report, texts, locale }: Told): Omit<Reason, 'check'> {
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const text = fill(errors.length === 1 ? texts.why_lintOne : texts.why_lint, {
    n: errors.length,
    examples: [...new Set(errors.map((finding) => ruleText(finding, locale)))].slice(0, EXAMPLES).join(' '),
  });
  return { text, intents: errors.flatMap(({ intent }) => (intent === undefined ? [] : [intent])) };
}

/** The rule in the reader's words; the checker's own where there are none. */
function ruleText({ rule, message }: FindingView, locale: Locale): string {
  const rules: Partial<Record<string, string>> = FINDINGS[locale].rules;
  return rules[rule] ?? message;
}

function tellSentences(told: Told, name: 'golden' | 'none'): Omit<Reason, 'check'> {
  const { report, texts, titleOf } = told;
  const isNone = name === 'none';
  const misses = decisive(report, isNone);
  if (misses.length === 0)
    return { text: tellShare(told, `why_${name}Share`, `why_${name}Share`), intents: [] };
  const sentences = misses.map(({ text, after, expected }) => {
    const meant = isNone ? after : expected;
    return typeof meant === 'string' ? fill(texts.example, { text, title: titleOf(meant) }) : text;
  });
  const text = fill(misses.length === 1 ? texts[`why_${name}One`] : texts[`why_${name}`], {
    n: misses.length,
    examples: examples(sentences, texts),
  });
  const intents = misses.flatMap(({ after, expected }) => (isNone ? after : expected) ?? []);
  return { text, intents };
}

/** Those that the live version understands: the others it gets wrong too, and they refuse only when they are new. */
function decisive({ misses, worse }: GateReportView, isNone: boolean): GateReportView['misses'] {
  const own = misses.filter(({ expected }) => ((expected ?? null) === null) === isNone);
  const lost = own.filter(({ text }) => worse.some((each) => each.text === text));
  return lost.length > 0 ? lost : own;
}

function tellAccuracy(told: Told): Omit<Reason, 'check'> {
  const pairs = told.report.confusions.slice(0, EXAMPLES);
  const key = pairs.length === 0 ? 'why_accuracyPlain' : 'why_accuracy';
  return {
    text: fill(tellShare(told, key, 'why_accuracyFirst'), { examples: pairsText(told) }),
    intents: pairs.flatMap(({ from, to }) => [from, to]),
  };
}

function tellSwallowing(told: Told): Omit<Reason, 'check'> {
  const { check, report, texts } = told;
  const text = fill(texts.why_swallowing, {
    n: check.figure,
    live: check.live ?? texts.noLive,
    examples: pairsText(told),
  });
  return { text, intents: report.confusions.slice(0, EXAMPLES).map(({ to }) => to) };
}

function pairsText({ report, texts, titleOf }: Told): string {
  return report.confusions
    .slice(0, EXAMPLES)
    .map(({ from, to }) => fill(texts.pair, { from: titleOf(from), to: titleOf(to) }))
    .join(texts.listComma);
}

function tellShare(
  { check, texts, locale }: Told,
  against: keyof PublishMessages,
  first: keyof PublishMessages,
): string {
  const text = (value: number): string => figureText(check, value, locale);
  return fill(check.live === null ? texts[first] : texts[against], {
    figure: text(check.figure),
    live: check.live === null ? texts.noLive : text(check.live),
    margin: text(check.margin),
  });
}

function examples(all: string[], texts: PublishMessages): string {
  const shown = all.slice(0, EXAMPLES).join(texts.listComma);
  const left = all.length - EXAMPLES;
  return left > 0 ? `${shown}${texts.listComma}${fill(texts.more, { n: left })}` : shown;
}
