import type { Activity } from '../contract/activity';
import type { Consent } from '../contract/consent';
import type { Conversation, DialogState } from '../contract/conversation';
import type { LogEntry } from '../contract/log';
import type { Live } from '../contract/publishing';
import type { Locale, UnderstandContext, Understanding } from '../contract/understanding';
import { typedCodeOf } from './codes';
import { chosen } from './decide';
import type { TurnInput } from './decision';
import type { RouterDeps } from './deps';
import { contentLocale } from './locale';
import { openEscalation } from './open-escalation';
import { zonedTime } from './zoned-time';
import { optWord, type OptWord } from './opt-words';

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
  const text = chosen(activity.text ?? '', state.options);
  const typed = typedCodeOf(activity);
  const escalation =
    conversation && mayBeWithDesk(conversation) ? await openEscalation(deps, conversation) : null;
  const usual = contentLocale(activity.locale ?? conversation?.locale);
  const wanted = activity.type === 'message' && escalation?.state !== 'active' && typed === null;
  const context = { today, ...(state.lastIntent !== undefined && { lastIntent: state.lastIntent }) };
  const understanding = wanted ? understand(deps, live, text, usual, context) : null;
  const { brief, telephone } = deps.channels.get(entry.channel)?.channel.capabilities ?? {};
  const waiting = escalation !== null && escalation.state !== 'active';
  return {
    entry,
    text,
    state,
    locale: understanding?.language ?? conversation?.locale ?? usual,
    understanding,
    escalation,
    place: waiting ? await deps.desk.place(escalation) : null,
    brief: brief === true,
    optWord: telephone === true ? await optWordOf(deps, entry) : null,
    code: typed && (await deps.contacts.check(typed, entry.id)),
    tier: tierOf(activity),
    now,
    today,
    content: live.content,
  };
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
function tierOf({ from }: Activity): string | null {
  const { tier } = (from.properties ?? {}) as { tier?: unknown };
  return typeof tier === 'string' ? tier : null;
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

/** A conversation that was never handed over needs no look at the desk. */
function mayBeWithDesk({ state }: Conversation): boolean {
  return state.handedOver === true;
}

function outcomeOf({ signals, outOfScope, unsure }: Understanding): string {
  if (signals[0]) return `signal-${signals[0]}`;
  if (outOfScope) return 'out-of-scope';
  return unsure ? 'unsure' : 'intent';
}
