import type { Agent } from './agent';
import type { Escalation, QueuePlace } from './escalation';
import type { ChannelAccount } from './activity';
import type { MessageKey, MessageVars, Priority } from './content';
import type { LogEntry } from './log';
import type { Locale } from './understanding';

export interface EscalationRequest {
  /** Derived from the turn that asks, so that asking twice is asking once. */
  id: string;
  conversationId: string;
  channel: string;
  customer: ChannelAccount;
  language: Locale;
  queue: string;
  priority: Priority;
  reason: string;
  summary: string;
}

export interface Place {
  /** 1 is next. */
  position: number;
  /** Null when there is nothing to estimate from. */
  minutes: number | null;
}

/** What the router needs of the desk. */
export interface HandOff {
  enqueue(request: EscalationRequest): Promise<Escalation>;
  /** The open escalation of a conversation, if there is one. */
  current(conversationId: string): Promise<Escalation | null>;
  place(place: QueuePlace): Promise<Place>;
  /** The customer wrote while the desk has the conversation. */
  heard(escalation: Escalation, entry: LogEntry): Promise<void>;
}

/** What the desk needs of the router: words to the customer through the one outbox. */
export interface Speaker {
  /** Who speaks for the house. */
  bot: ChannelAccount;
  /** Stores and sends one message; a second call with the same key is the first. */
  say(words: {
    conversationId: string;
    key: string;
    author: 'agent' | 'system';
    from: ChannelAccount;
    text: string;
    event?: { name: string; value: Record<string, unknown> };
    /** Travels with the message as channelData; see `purposeOf`. */
    data?: Record<string, unknown>;
  }): Promise<LogEntry>;
  /** Text of a message in the customer's language. */
  phrase(message: MessageKey, locale: Locale, vars: MessageVars): string;
}

/** The desk as the HTTP API sees it: one verb each. All throw AppErrors that say why not. */
export interface Desk {
  claimNext(agent: Agent, queues?: string[]): Promise<Escalation>;
  claim(agent: Agent, escalationId: string): Promise<Escalation>;
  release(agent: Agent, escalationId: string, reason: string): Promise<Escalation>;
  transfer(agent: Agent, escalationId: string, queue: string, reason: string): Promise<Escalation>;
  close(agent: Agent, escalationId: string, disposition: string, note: string): Promise<Escalation>;
  /** Sends an agent's message; only the owner may. */
  say(agent: Agent, conversationId: string, text: string, clientId?: string): Promise<LogEntry>;
  /** A sign of life: renews the agent's leases. */
  alive(agent: Agent): Promise<void>;
}
