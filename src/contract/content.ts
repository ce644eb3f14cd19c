import type { Locale } from './understanding';

export const PRIORITIES = ['normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface EscalationRule {
  queue: string;
  priority: Priority;
  when: 'after-answer' | 'instead';
}

/** An intent's answer in one locale. */
export interface Reply {
  text: string;
  /** Shorter variant for SMS. */
  sms?: string;
  buttons: string[];
  escalate?: EscalationRule;
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
}
