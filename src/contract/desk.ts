import type { Agent, BreakReason, PresenceState } from './agent';
import type { Escalation, QueuePlace, Rating, Wish } from './escalation';
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
  /** What the channel vouches for: the bank's signed token, never the customer's own words. */
  profile: CustomerProfile;
}

export interface CustomerProfile {
  tier: string | null;
  region: string | null;
  /** User name of the personal manager. */
  manager: string | null;
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
  /** The customer no longer wants to wait. Nothing happens when somebody has taken it. */
  leave(escalationId: string): Promise<void>;
  /** The customer asks for a call or leaves a message, rather than to wait. */
  wish(escalationId: string, wish: Wish, callback: string | null): Promise<void>;
  /** The conversation's last escalation, when its customer was asked how it was, lately and without an answer yet. */
  toRate(conversationId: string): Promise<Escalation | null>;
  /** The first rating counts, and a later reason for it. */
  rate(escalationId: string, rating: Rating): Promise<void>;
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
    buttons?: string[];
    attachments?: { name: string; contentType: string; contentUrl: string }[];
    /** Travels with the message as channelData; see `purposeOf`. */
    data?: Record<string, unknown>;
  }): Promise<LogEntry>;
  /** Whether more may be said there than the talk itself needs: false where a reply window has few sends left. */
  hasRoom(conversationId: string): Promise<boolean>;
  /** Text of a message in the customer's language. */
  phrase(message: MessageKey, locale: Locale, vars: MessageVars): string;
}

/** The desk as the HTTP API sees it: one verb each. All throw AppErrors that say why not. */
export interface Desk {
  claimNext(agent: Agent, queues?: string[]): Promise<Escalation>;
  claim(agent: Agent, escalationId: string): Promise<Escalation>;
  /** Takes what is offered. */
  accept(agent: Agent, escalationId: string): Promise<Escalation>;
  /** Lets it go to the next. */
  decline(agent: Agent, escalationId: string, reason: string): Promise<Escalation>;
  release(agent: Agent, escalationId: string, reason: string): Promise<Escalation>;
  transfer(
    agent: Agent,
    escalationId: string,
    queue: string,
    reason: string,
    summary?: string,
  ): Promise<Escalation>;
  /** A lead gives it to an agent; AT_CAPACITY when it does not fit there. */
  assign(lead: Agent, escalationId: string, agentId: string, reason: string): Promise<Escalation>;
  /** A lead takes it from whoever has it. */
  take(lead: Agent, escalationId: string, reason: string): Promise<Escalation>;
  /** Ends the talk; goes to after-contact work where the queue has it. */
  close(agent: Agent, escalationId: string, disposition: string, note: string): Promise<Escalation>;
  /** Ends after-contact work. */
  wrapUp(agent: Agent, escalationId: string, disposition: string, note: string): Promise<Escalation>;
  /** Sends an agent's message; only the owner may. */
  say(agent: Agent, conversationId: string, words: AgentWords): Promise<LogEntry>;
  /** A sign of life: renews the agent's leases. */
  alive(agent: Agent): Promise<void>;
  /** The agent as it is then. Who goes on a break keeps what is in hand. */
  setPresence(agent: Agent, state: PresenceState, reason: BreakReason | null): Promise<Agent>;
  /** Opens or closes the doors of a queue: who comes to a closed one is told so. */
  setDoors(lead: Agent, queue: string, open: boolean, reason: string): Promise<void>;
  /** Whether a queue takes customers now, and if not, until when and why. */
  opening(queue: string): Promise<Opening>;
}

export interface AgentWords {
  text: string;
  /** Makes a repeat the first. */
  clientId?: string | undefined;
  attachments?: { name: string; contentType: string; contentUrl: string }[] | undefined;
}

export interface Opening {
  open: boolean;
  /** Of a closed one. */
  why: 'hours' | 'doors' | null;
  opensAt: Date | null;
}
