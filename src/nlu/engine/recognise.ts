import type { Classifier, Verdict } from '../classifier/classifier';
import { cleaned, rereadings } from '../text/rereadings';
import type { Wording } from '../text/wording';
import { exactKey, withoutData } from '../text/normalise';
import { scriptShare, type ScriptShare } from '../text/script';
import { decide, NOTHING, type Decision } from './decide';
import type { Knowledge } from './knowledge';
import { mergeVerdicts } from './merge';

/** A text is mixed when each script holds at least this share of it. */
const MIXED_SHARE = 0.25;
/** Han characters that carry about as much as one Latin word. */
const HAN_PER_WORD = 1.7;

/** What a text means, and what it was read as where that is not how it was written. */
export interface Recognition {
  decision: Decision;
  readAs?: string;
}

/**
 * Understands a normalised text cleaned of what is around it, as it stands, or as what it was probably meant to be,
 * whichever is sure first. Why in this order: a reading is a guess, so it never overrides a sure answer.
 */
export function recognise(knowledge: Knowledge, normalised: string, share: ScriptShare): Recognition {
  const { wording } = knowledge;
  if (!wording) return { decision: recogniseOnce(knowledge, normalised, share) };
  let best: Recognition | undefined;
  for (const readAs of ways(normalised, knowledge, wording)) {
    const isWritten = readAs === normalised;
    const decision = recogniseOnce(knowledge, readAs, isWritten ? share : scriptShare(readAs));
    const recognition = isWritten ? { decision } : { decision, readAs };
    if (isSure(decision)) return recognition;
    if (!best || (best.decision.outOfScope && (isWritten || !decision.outOfScope))) best = recognition;
  }
  return best ?? { decision: { ...NOTHING, alternatives: [] } };
}

/** The texts to be understood, the first sure one wins. */
function* ways(normalised: string, knowledge: Knowledge, wording: Wording): Generator<string, void> {
  const isKnown = knowledge.exact.has(exactKey(normalised));
  const clean = isKnown ? undefined : cleaned(normalised, wording);
  if (clean !== undefined) yield clean;
  yield normalised;
  if (!isKnown) yield* rereadings(normalised, wording);
}

function isSure({ outOfScope, unsure }: Decision): boolean {
  return !outOfScope && !unsure;
}

/** Understands a normalised text as it stands. */
export function recogniseOnce(knowledge: Knowledge, normalised: string, share: ScriptShare): Decision {
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
