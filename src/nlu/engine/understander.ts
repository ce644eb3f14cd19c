import type { Understander, Understanding } from '../../contract/understanding';
import type { Classifier, Verdict } from '../classifier/classifier';
import { detectSignals } from '../detectors';
import { extractEntities } from '../entities/entities';
import { exactKey, normalise, withoutData } from '../text/normalise';
import { contentLocale, languageOf, scriptShare, type ScriptShare } from '../text/script';
import { decide, NOTHING, type Decision } from './decide';
import type { Knowledge } from './knowledge';
import { mergeVerdicts } from './merge';

/** A text is mixed when each script holds at least this share of it. */
const MIXED_SHARE = 0.25;
/** Han characters that carry about as much as one Latin word. */
const HAN_PER_WORD = 1.7;

/** Understands texts with whatever knowledge is current. */
export function createUnderstander(current: () => Knowledge): Understander {
  return {
    version: () => current().version,
    understand: (text, locale) => understand(current(), text, locale),
  };
}

function understand(knowledge: Knowledge, text: string, locale: string | undefined): Understanding {
  const share = scriptShare(text);
  const normalised = normalise(text);
  const decision = recognise(knowledge, normalised, share);
  return {
    ...decision,
    language: languageOf(share, contentLocale(locale)),
    entities: extractEntities(text),
    signals: detectSignals(normalised, share),
    modelVersion: knowledge.version,
  };
}

function recognise(knowledge: Knowledge, normalised: string, share: ScriptShare): Decision {
  const known = knowledge.exact.get(exactKey(normalised));
  if (known !== undefined)
    return { intent: known, score: 1, alternatives: [], outOfScope: false, unsure: false };
  // Why: digits and signs alone say nothing, whatever the models make of them.
  if (share.han + share.words === 0) return { ...NOTHING, alternatives: [] };
  const verdict = classify(knowledge, withoutData(normalised), share);
  return verdict ? decide(verdict) : { ...NOTHING, alternatives: [] };
}

function classify(
  { chinese, english }: Knowledge,
  text: string,
  { han, words }: ScriptShare,
): Verdict | undefined {
  const ask = (classifier: Classifier | undefined): Verdict | undefined => classifier?.classify(text);
  const chineseWeight = han / HAN_PER_WORD;
  const chineseShare = han === 0 ? 0 : chineseWeight / (chineseWeight + words);
  if (chineseShare <= MIXED_SHARE) return ask(english);
  if (chineseShare >= 1 - MIXED_SHARE) return ask(chinese);
  const parts = [
    { verdict: ask(chinese), share: chineseShare },
    { verdict: ask(english), share: 1 - chineseShare },
  ].flatMap(({ verdict, share }) => (verdict ? [{ verdict, share }] : []));
  return mergeVerdicts(parts);
}
