import type { Activity } from '../contract/activity';
import type { Content } from '../contract/content';
import type { Conversation, DialogState, SurveyState } from '../contract/conversation';
import type { Escalation } from '../contract/escalation';
import type { TurnInput } from './decision';
import type { RouterDeps } from './deps';
import { chosen } from './shown-options';
import { ratingOf } from './words/rating';

/** From the end of the talk; see the desk's own bound. */
const ASKED_FOR_MS = 24 * 3_600_000;

interface Turn {
  activity: Activity;
  content: Content;
  now: Date;
}

/**
 * The survey that this message may answer. The desk is asked once, at the first turn after it had the conversation; from
 * then on the state knows.
 */
export async function openSurvey(
  deps: Pick<RouterDeps, 'desk' | 'contacts'>,
  conversation: Conversation,
  { activity, content, now }: Turn,
): Promise<TurnInput['survey']> {
  const { state } = conversation;
  const isFirst = state.handedOver === true;
  const open = isFirst ? await asked(deps, conversation) : (state.survey ?? null);
  if (!open || open.until <= now.getTime()) return null;
  const rated = activity.type === 'message' ? ratingOf(activity.text ?? '', content) : null;
  const isRating = rated !== null && (isFirst || !rated.bare || isFree(activity, state));
  return { ...open, given: isRating ? rated.score : null };
}

/** A number that neither chooses a button of the bot's nor answers its question. */
function isFree({ text = '' }: Activity, { options, form }: DialogState): boolean {
  return form === undefined && chosen(text, options) === text;
}

async function asked(
  { desk, contacts }: Pick<RouterDeps, 'desk' | 'contacts'>,
  { id, state: { continues } }: Conversation,
): Promise<SurveyState | null> {
  const own = await desk.toRate(id);
  if (own || continues === undefined) return own && surveyOf(own);
  const there = await desk.toRate(continues);
  return there && (await contacts.related(continues)).includes(id) ? surveyOf(there) : null;
}

function surveyOf({ id, endedAt, rating }: Escalation): SurveyState | null {
  if (!endedAt || rating) return null;
  return { escalationId: id, until: endedAt.getTime() + ASKED_FOR_MS };
}
