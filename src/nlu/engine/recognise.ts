import type { Classifier, Verdict } from '../classifier/classifier';
import { cleaned, rereading } from '../text/readings';
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
 * Understands a normalised text cleaned of what is around it, as it stands, or as what it sounds like, whichever is sure
 * first. Why in this order: sounds are a guess, so they never override a sure answer.
 */
export function recognise(knowledge: Knowledge, normalised: string, share: ScriptShare): Recognition {
  const { exact, wording } = knowledge;
  const known = exact.get(exactKey(normalised));
  if (known !== undefined) return { decision: certain(known) };
  if (!wording) return { decision: understandOnce(knowledge, normalised, share) };
  const clean = read(knowledge, cleaned(normalised, wording));
  if (clean && isSure(clean.decision)) return clean;
  const written = { decision: understandOnce(knowledge, normalised, share) };
  if (isSure(written.decision)) return written;
  const sound = read(knowledge, rereading(normalised, wording));
  if (sound && isSure(sound.decision)) return sound;
  return [clean, written, sound].find((found) => found && !found.decision.outOfScope) ?? written;
}

function read(knowledge: Knowledge, readAs: string | undefined): Recognition | undefined {
  if (readAs === undefined) return undefined;
  const known = knowledge.exact.get(exactKey(readAs));
  const decision =
    known === undefined ? understandOnce(knowledge, readAs, scriptShare(readAs)) : certain(known);
  return { decision, readAs };
}

function certain(intent: string): Decision {
  return { intent, score: 1, alternatives: [], outOfScope: false, unsure: false };
}

function isSure({ outOfScope, unsure }: Decision): boolean {
  return !outOfScope && !unsure;
}

/** What the models make of a normalised text as it stands. */
function understandOnce(knowledge: Knowledge, normalised: string, share: ScriptShare): Decision {
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
