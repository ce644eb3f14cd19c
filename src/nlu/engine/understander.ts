import { maskPersonalData } from '../../contract/masking';
import type { Signal, UnderstandContext, Understander, Understanding } from '../../contract/understanding';
import { detectSignals } from '../detectors';
import { extractEntities } from '../entities/entities';
import { exactKey, normalise } from '../text/normalise';
import { contentLocale, languageOf, scriptShare, type ScriptShare } from '../text/script';
import type { Decision } from './decide';
import type { Knowledge } from './knowledge';
import { followUp } from './follow-up';
import { recognise, type Recognition } from './recognise';

/** Understands texts with whatever knowledge is current. */
export function createUnderstander(current: () => Knowledge): Understander {
  return {
    version: () => current().version,
    understand: (text, locale, context) => understand(current(), text, locale, context),
  };
}

function understand(
  knowledge: Knowledge,
  text: string,
  locale: string | undefined,
  context: UnderstandContext | undefined,
): Understanding {
  const share = scriptShare(text);
  const normalised = normalise(text);
  const follow = followUpOf(knowledge, normalised, context?.lastIntent);
  const { decision, readAs }: Recognition = follow
    ? { decision: follow }
    : recognise(knowledge, normalised, share);
  const hint = contentLocale(locale);
  const readShare = readAs === undefined ? share : scriptShare(readAs);
  const language = languageOf(share.han > 0 ? share : readShare, hint);
  const { intent, score, alternatives, outOfScope, unsure } = decision;
  // Why: written out, as spreading objects takes as long as scoring the text.
  const understanding: Understanding = {
    intent,
    score,
    alternatives,
    outOfScope,
    unsure,
    language,
    entities: extractEntities(text, { locale: language === 'en' ? hint : language, today: context?.today }),
    signals: signalsOf(normalised, share, readAs, readShare),
    modelVersion: knowledge.version,
  };
  if (follow) understanding.followUp = true;
  if (readAs !== undefined) understanding.readAs = maskPersonalData(readAs);
  return understanding;
}

function followUpOf(
  { wording, exact }: Knowledge,
  normalised: string,
  lastIntent: string | undefined,
): Decision | undefined {
  if (lastIntent === undefined || !wording || exact.has(exactKey(normalised))) return undefined;
  return followUp(normalised, lastIntent, wording);
}

/** What the text raises as it was read and, unless only its spelling was corrected, also as it stands. */
function signalsOf(
  normalised: string,
  share: ScriptShare,
  readAs: string | undefined,
  readShare: ScriptShare,
): Signal[] {
  if (readAs === undefined) return detectSignals(normalised, share);
  const read = detectSignals(readAs, readShare);
  const isEnglish = share.han + readShare.han === 0;
  return isEnglish ? read : [...new Set([...detectSignals(normalised, share), ...read])];
}
