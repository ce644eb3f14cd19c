import { PRIORITIES, type Priority } from './priority';
import type { DeskSettings, QueueSettings } from './routing';
import type { Locale } from './understanding';

export { PRIORITIES, type Priority };

export interface EscalationRule {
  queue: string;
  priority: Priority;
  when: 'after-answer' | 'instead';
}

/** A page that an answer points to; after `expires` (YYYY-MM-DD, the last day) it is left out. */
export interface Link {
  title: string;
  url: string;
  expires?: string;
}

/** All that is named must hold. */
export interface Condition {
  /** The queue's business hours are open, or closed, now. */
  open?: string;
  closed?: string;
  /** The customer's tier is one of these. */
  tier?: string[];
  /** First and last day, YYYY-MM-DD, in the time zone of the business hours. */
  from?: string;
  until?: string;
}

/** The words of an answer. */
export interface Wording {
  text: string;
  /** Shorter variant for SMS and other brief channels. */
  sms?: string;
  /** Variant by channel name; wins over both. */
  channels?: Record<string, string>;
}

/** What is said instead while the condition holds; what is left out stays as in the answer. */
export interface Variant {
  if: Condition;
  wording: Wording;
  buttons?: string[];
  escalate?: EscalationRule;
}

/** A detail that the bot asks for before it answers; `{name}` in the answer is replaced by it. */
export interface Slot {
  name: string;
  /** An entity type, or `choice` (one of `options`) or `text`. */
  type: string;
  options?: string[];
  ask: string;
  /** Said when what came does not fit. */
  retry: string;
  /** Tries before a person is fetched. */
  tries: number;
}

/** An intent's answer in one locale. */
export interface Reply extends Wording {
  buttons: string[];
  escalate?: EscalationRule;
  /** In order: the first whose condition holds. */
  variants?: Variant[];
  links?: Link[];
  slots?: Slot[];
  /** Intents that customers ask about next; shown as buttons after the answer's own. */
  followUps?: string[];
}

/** Public holidays that business hours can follow; `CN` has make-up workdays. */
export const HOLIDAY_CALENDARS = ['CN', 'HK'] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

/** `09:00-12:00`, ... by weekday; holidays are closed; days named in `special` differ (an empty list: closed). */
export interface BusinessHours {
  timeZone: string;
  week: Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', string[]>;
  holidays?: HolidayCalendar;
  /** By date, YYYY-MM-DD; before all else. */
  special: Record<string, string[]>;
}

/** The bot's own phrases, one per key and locale in `intents/<locale>/bot.yaml`. */
export const MESSAGE_KEYS = [
  'greeting',
  'askBack',
  'notUnderstood',
  'handoffButton',
  'queued',
  'queuedNoEstimate',
  'stillWaiting',
  'agentJoined',
  'agentLeft',
  'backToQueue',
  'transferred',
  'closed',
  'urgentNotice',
  'complaintNotice',
  'tooLong',
  'unsupported',
  'error',
  'optedOut',
  'optedOutOfMarketing',
  'optedIn',
  'codeSms',
  'codeAsk',
  'codeAskAllow',
  'codeRight',
  'codeWrong',
  'codeOver',
  'slotGiveUp',
  'placeNews',
  'placeNewsNoEstimate',
  'leaveQueueButton',
  'leftQueue',
  'closedHours',
  'closedDoors',
  'callbackButton',
  'callbackAsk',
  'callbackRetry',
  'callbackNoted',
  'messageButton',
  'messageAsk',
  'messageNoted',
  'areYouThere',
  'endedBySilence',
  'survey',
  'surveyThanks',
  'surveyWhy',
  'rating1',
  'rating2',
  'rating3',
  'rating4',
  'rating5',
] as const;
export type MessageKey = (typeof MESSAGE_KEYS)[number];
export type MessageVars = Record<string, string | number>;

/** The published content. Lookups are plain map reads. */
export interface Content {
  reply(intentId: string, locale: Locale): Reply | undefined;
  title(intentId: string, locale: Locale): string;
  message(key: MessageKey, locale: Locale, vars?: MessageVars): string;
  messageList(key: 'greetingButtons', locale: Locale): string[];
  queueTitle(queue: string, locale: Locale): string;
  queues(): string[];
  /** Undefined: the queue is always open. */
  hours(queue: string): BusinessHours | undefined;
  /** The rules of a queue; the usual ones for one that is not known. */
  queue(queue: string): QueueSettings;
  desk(): DeskSettings;
}
