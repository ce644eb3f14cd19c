import { imBack, type Activity } from '../contract/activity';
import type { Content, EscalationRule } from '../contract/content';
import type { CodeCheck } from '../contract/code';
import type { DialogState, Effect, SurveyState } from '../contract/conversation';
import type { CustomerProfile, Place } from '../contract/desk';
import type { Escalation } from '../contract/escalation';
import type { LogEntry } from '../contract/log';
import type { TurnOutcome } from '../contract/ports';
import type { Locale, Understanding } from '../contract/understanding';
import type { OptWord } from './opt-words';
import type { DeskWord } from './words/desk-words';

/** All that a decision depends on. */
export interface TurnInput {
  entry: LogEntry;
  /** The customer's words, with a number already replaced by the button that it names. */
  text: string;
  state: DialogState;
  locale: Locale;
  /** Null when there are no words to understand, or a person has the conversation. */
  understanding: Understanding | null;
  escalation: Escalation | null;
  /** The channel prefers the short answers. */
  brief: boolean;
  /** Set when a telephone customer sent an opt-out or re-join word; `news`: it changes something. */
  optWord: (OptWord & { news: boolean }) | null;
  /** Set when the customer typed a one-time code. */
  code: CodeCheck | null;
  /** Set while the escalation waits. */
  place: Place | null;
  /** What the message tells the desk, while the escalation waits. */
  deskWord: DeskWord | null;
  /** Set while a rating may come, or its reason; `given`: the message is one. */
  survey: (SurveyState & { given: number | null }) | null;
  /** The customer's own telephone number, where the channel knows it; E.164. */
  ownNumber: string | null;
  /** What the channel vouches for. */
  profile: CustomerProfile;
  /** Whether the business hours of a queue are open now. */
  isOpen: (queue: string) => boolean;
  now: Date;
  /** The bank's calendar day, YYYY-MM-DD. */
  today: string;
  content: Content;
}

/** All that a decision does. */
export interface Decision {
  outcome: TurnOutcome;
  replies: Activity[];
  state: DialogState;
  effects: Effect[];
  /** What becomes of the survey; null: it is over. Left out: it goes on until a rating and one message more. */
  survey?: SurveyState | null;
}

/** Looks at a turn and decides it, or leaves it to the next rule. Pure. */
export type Rule = (input: TurnInput) => Decision | null;

export const BOT = { id: 'bot', name: 'Switchboard', role: 'bot' } as const;
const SUMMARY_LENGTH = 200;

/** The intent, when there is no doubt about it. */
export function sureIntent({ understanding }: TurnInput): string | null {
  if (!understanding || understanding.outOfScope || understanding.unsure) return null;
  return understanding.intent;
}

export function silent(input: TurnInput): Decision {
  return { outcome: 'silent', replies: [], state: input.state, effects: [] };
}

/** A message of the bot in answer to the turn's. */
export function say(input: TurnInput, text: string, buttons: string[] = []): Activity {
  const { entry, locale } = input;
  return {
    type: 'message',
    channelId: entry.channel,
    from: BOT,
    recipient: entry.activity.from,
    conversation: { id: entry.conversationId },
    replyToId: entry.id,
    locale,
    text,
    textFormat: 'plain',
    inputHint: 'acceptingInput',
    ...(buttons.length > 0
      ? { suggestedActions: { to: [entry.activity.from.id], actions: buttons.map(imBack) } }
      : {}),
  };
}

/** `details`: what the customer told the bot already, so that the agent need not ask again. */
export function escalate(
  input: TurnInput,
  rule: Omit<EscalationRule, 'when'>,
  reason: string,
  details: Record<string, string> = {},
): Effect {
  const told = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  return {
    kind: 'escalate',
    queue: rule.queue,
    priority: rule.priority,
    reason,
    summary: [input.text, ...told].join(' | ').slice(0, SUMMARY_LENGTH),
    profile: input.profile,
  };
}
