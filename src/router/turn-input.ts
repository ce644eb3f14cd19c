import type { Activity } from '../contract/activity';
import type { Consent } from '../contract/consent';
import type { Conversation, DialogState } from '../contract/conversation';
import type { CustomerProfile } from '../contract/desk';
import type { Escalation } from '../contract/escalation';
import type { LogEntry } from '../contract/log';
import type { Live } from '../contract/publishing';
import type { Locale, UnderstandContext, Understanding } from '../contract/understanding';
import { typedCodeOf } from './codes';
import type { TurnInput } from './decision';
import type { RouterDeps } from './deps';
import { contentLocale } from './locale';
import { openEscalation } from './open-escalation';
import { optWord, type OptWord } from './opt-words';
import { chosen, shownOptions } from './shown-options';
import { openSurvey } from './survey-open';
import { deskWord } from './words/desk-words';
import { zonedTime } from './zoned-time';

const FRESH: DialogState = { misses: 0 };

/** Gathers what the decision depends on: the only reads of a turn. */
export async function turnInput(
  deps: RouterDeps,
  conversation: Conversation | null,
  entry: LogEntry,
): Promise<TurnInput> {
  const { activity } = entry;
  const live = deps.live();
  const now = deps.clock.now();
  const today = zonedTime(deps.sendHours.timeZone, now).day;
  const state = conversation?.state ?? FRESH;
  const typed = typedCodeOf(activity);
  const desk = await deskInput(deps, conversation, entry, live);
  const { escalation, text } = desk;
  const usual = contentLocale(activity.locale ?? conversation?.locale);
  const isWords = activity.type === 'message' && escalation?.state !== 'active' && typed === null;
  // Why not these: they mean what they mean, and would count as sentences that the bot did not understand.
  const wanted = isWords && desk.deskWord === null && (desk.survey?.given ?? null) === null;
  const context = { today, ...(state.lastIntent !== undefined && { lastIntent: state.lastIntent }) };
  const understanding = wanted ? understand(deps, live, text, usual, context) : null;
  const { brief, telephone } = deps.channels.get(entry.channel)?.channel.capabilities ?? {};
  return {
    ...desk,
    entry,
    state,
    locale: understanding?.language ?? conversation?.locale ?? usual,
    understanding,
    brief: brief === true,
    optWord: telephone === true ? await optWordOf(deps, entry) : null,
    code: typed && (await deps.contacts.check(typed, entry.id)),
    ownNumber: telephone === true ? activity.from.id : null,
    profile: profileOf(activity),
    isOpen: (queue) => deps.calendar.isOpen(queue, now),
    now,
    today,
    content: live.content,
  };
}

type DeskInput = Pick<TurnInput, 'text' | 'escalation' | 'place' | 'deskWord' | 'survey'>;

/** What the desk has to do with the message. A conversation that was never handed over is not looked at. */
async function deskInput(
  deps: RouterDeps,
  conversation: Conversation | null,
  { activity }: LogEntry,
  { content }: Live,
): Promise<DeskInput> {
  const written = activity.text ?? '';
  const none = { escalation: null, place: null, deskWord: null, survey: null };
  if (!conversation) return { ...none, text: written };
  const { id, state } = conversation;
  const escalation = state.handedOver === true ? await openEscalation(deps, conversation) : null;
  if (!escalation) {
    const survey = await openSurvey(deps, conversation, { activity, content, now: deps.clock.now() });
    return { ...none, text: chosen(written, state.options), survey };
  }
  if (!isWaiting(escalation)) return { ...none, text: written, escalation };
  const text = chosen(written, await shownOptions(deps.store.log, id, written, state));
  const place = await deps.desk.place(escalation);
  return { ...none, text, escalation, place, deskWord: deskWord(text, content) };
}

function isWaiting({ state }: Escalation): boolean {
  return state !== 'active';
}

function understand(
  deps: RouterDeps,
  { understander }: Live,
  text: string,
  locale: Locale,
  context: UnderstandContext,
): Understanding | null {
  if (text.trim() === '') return null;
  const understanding = understander.understand(text, locale, context);
  deps.telemetry.understood(outcomeOf(understanding), understanding.language);
  return understanding;
}

/** What the channel vouches for, such as the bank's signed token; never what the customer claims. */
function profileOf({ from }: Activity): CustomerProfile {
  const { tier, region, manager } = (from.properties ?? {}) as Record<string, unknown>;
  const word = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return { tier: word(tier), region: word(region), manager: word(manager) };
}

/** The word, and whether it changes anything: it is confirmed once. */
async function optWordOf(
  { store }: RouterDeps,
  { activity }: LogEntry,
): Promise<(OptWord & { news: boolean }) | null> {
  const { optOutType } = (activity.channelData ?? {}) as { optOutType?: unknown };
  const word = optWord(activity.text ?? '', optOutType);
  if (!word) return null;
  const consents = await store.consents.get(activity.from.id);
  const state = (purpose: string): string =>
    consents.find((consent) => consent.purpose === purpose)?.state ?? 'in';
  const purposes = word.purposes.filter(
    (purpose) => word.state === 'out' || purpose === 'service' || hadOffers(consents),
  );
  return { ...word, purposes, news: purposes.some((purpose) => state(purpose) !== word.state) };
}

/** Marketing comes back only to those who had agreed to it, or had been getting it when they refused it. */
function hadOffers(consents: Consent[]): boolean {
  const marketing = consents.find(({ purpose }) => purpose === 'marketing');
  const alone = marketing?.changes.at(-1)?.source;
  const service = consents.find(({ purpose }) => purpose === 'service');
  return (
    marketing?.changes.some(({ state }) => state === 'in') === true ||
    (marketing?.state === 'out' && service?.changes.at(-1)?.source !== alone)
  );
}

function outcomeOf({ signals, outOfScope, unsure }: Understanding): string {
  if (signals[0]) return `signal-${signals[0]}`;
  if (outOfScope) return 'out-of-scope';
  return unsure ? 'unsure' : 'intent';
}
