import type { Condition, EscalationRule, Link, Reply, Variant, Wording } from '../contract/content';
import type { TurnInput } from './decision';

/** Most buttons under an answer; what customers ask next comes after the answer's own. */
const MOST_BUTTONS = 6;

/** An answer as this customer gets it here and now. */
export interface Worded {
  text: string;
  buttons: string[];
  escalate: EscalationRule | undefined;
}

type Circumstances = Pick<TurnInput, 'content' | 'locale' | 'brief' | 'isOpen' | 'today'> & {
  entry: Pick<TurnInput['entry'], 'channel'>;
  profile: Pick<TurnInput['profile'], 'tier'>;
};

/** Picks the variant whose condition holds and the words for the channel, and puts in what the customer told. */
export function worded(reply: Reply, input: Circumstances, filled: Record<string, string> = {}): Worded {
  const variant = reply.variants?.find(({ if: condition }) => holds(condition, input));
  const escalate = variant?.escalate ?? reply.escalate;
  const words = fill(wordsFor(variant?.wording ?? reply, input), filled);
  return {
    text: [words, ...linesOf(reply.links ?? [], input)].join('\n'),
    buttons: escalate ? [] : buttonsOf(reply, variant, input),
    escalate,
  };
}

function wordsFor({ text, sms, channels = {} }: Wording, { entry, brief }: Circumstances): string {
  const own = Object.hasOwn(channels, entry.channel) ? channels[entry.channel] : undefined;
  return own ?? (brief ? (sms ?? text) : text);
}

/** One line per page that is still there. */
function linesOf(links: readonly Link[], { today }: Circumstances): string[] {
  return links
    .filter(({ expires }) => expires === undefined || today <= expires)
    .map(({ title, url }) => `${title}: ${url}`);
}

function buttonsOf(reply: Reply, variant: Variant | undefined, { content, locale }: Circumstances): string[] {
  const next = (reply.followUps ?? []).map((intent) => content.title(intent, locale));
  return [...new Set([...(variant?.buttons ?? reply.buttons), ...next])].slice(0, MOST_BUTTONS);
}

/** Whether all that the condition names holds. A queue without hours is always open. */
export function holds(
  { open, closed, tier, from, until }: Condition,
  { isOpen, profile, today }: Circumstances,
): boolean {
  return (
    (open === undefined || isOpen(open)) &&
    (closed === undefined || !isOpen(closed)) &&
    (tier === undefined || (profile.tier !== null && tier.includes(profile.tier))) &&
    (from === undefined || today >= from) &&
    (until === undefined || today <= until)
  );
}

function fill(text: string, filled: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(filled, name) ? (filled[name] ?? whole) : whole,
  );
}
