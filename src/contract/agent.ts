import type { Locale } from './understanding';

export const ROLES = ['agent', 'supervisor', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** `available`: takes offers. `break`: signed in, takes none. `offline`: not there, by sign-out or silence. */
export const PRESENCE_STATES = ['available', 'break', 'offline'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];
/** `missed`: put there by the desk, as an offer was let go by. */
export const BREAK_REASONS = ['meal', 'rest', 'meeting', 'training', 'missed', 'other'] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];

export interface Presence {
  state: PresenceState;
  /** Of a break. */
  reason: BreakReason | null;
  since: Date;
}

export interface Agent {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  team: string | null;
  /** Empty: every queue. */
  queues: string[];
  skills: string[];
  languages: Locale[];
  /** Empty: every region. */
  regions: string[];
  /** Most conversations at a time, each counted by the weight of its channel. */
  cap: number;
  disabled: boolean;
  presence: Presence;
  /** Weights of the conversations in hand and on offer. */
  load: number;
  /** When a place was last given back; null: never had one. */
  idleSince: Date | null;
  /** Last sign of life; ms since 1970. */
  seenAt: Date | null;
  createdAt: Date;
}

/** Who leads a desk: may act for others, and sees every conversation. */
export function isLead({ role }: Pick<Agent, 'role'>): boolean {
  return role === 'supervisor' || role === 'admin';
}

/** How somebody begins: not there yet, with nothing in hand. */
export function newcomer(
  at: Date,
): Pick<Agent, 'disabled' | 'presence' | 'load' | 'idleSince' | 'seenAt' | 'createdAt'> {
  return {
    disabled: false,
    presence: { state: 'offline', reason: null, since: at },
    load: 0,
    idleSince: null,
    seenAt: null,
    createdAt: at,
  };
}

/** What may be changed of an agent. */
export type AgentChange = Partial<
  Pick<
    Agent,
    'displayName' | 'role' | 'team' | 'queues' | 'skills' | 'languages' | 'regions' | 'cap' | 'disabled'
  >
>;

/** A place at an agent's desk. */
export interface Slot {
  token: string;
  at: Date;
  /** In quarters of 1, so that sums are exact. */
  weight: number;
}

export interface AgentRepository {
  create(agent: Agent, passwordHash: string): Promise<boolean>;
  get(id: string): Promise<Agent | null>;
  credentials(username: string): Promise<{ agent: Agent; passwordHash: string } | null>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  /** The agent as changed; null when there is none. */
  update(id: string, change: AgentChange): Promise<Agent | null>;
  list(): Promise<Agent[]>;
  count(): Promise<number>;
  seen(id: string, at: Date): Promise<void>;
  /** False when it was in that state already, for that reason. */
  setPresence(id: string, presence: Presence): Promise<boolean>;
  /** Available, seen since then, and with room for at least the given weight. */
  available(since: Date, room: number): Promise<Agent[]>;
  /** Not offline, yet not seen since then. */
  vanished(since: Date): Promise<Agent[]>;
  /** Sum of the caps of those who serve the queue, were seen since then and are on no break. */
  capacity(since: Date, queue: string): Promise<number>;
  /** Takes a slot if it fits under the cap, in one atomic operation; false when it does not, or the agent is disabled. */
  reserve(id: string, slot: Slot): Promise<boolean>;
  /** Makes a slot as small as what fills it. */
  shrink(id: string, slot: Pick<Slot, 'token' | 'weight'>, weight: number): Promise<void>;
  /** Gives a slot back; one that is gone already is let be. `at`: idle since then; null: nothing came into it. */
  free(id: string, slot: Pick<Slot, 'token' | 'weight'>, at: Date | null): Promise<void>;
  slots(id: string): Promise<Slot[]>;
}

export interface Session {
  /** SHA-256 of the cookie's token. */
  id: string;
  agentId: string;
  expiresAt: Date;
  createdAt: Date;
  /** Last used, to the minute. */
  seenAt: Date;
  /** Browser and system, such as `Firefox, Windows`. */
  device: string;
  /** Masked. */
  address: string;
  via: 'password' | 'oidc';
  /** May only set up the second step: the role asks for one. */
  limited: boolean;
}

export interface SessionRepository {
  create(session: Session): Promise<void>;
  get(id: string): Promise<Session | null>;
  remove(id: string): Promise<void>;
  seen(id: string, at: Date): Promise<void>;
  /** The second step is set up. */
  unlimit(id: string): Promise<void>;
  /** Newest first, 200 at most. */
  ofAgent(agentId: string): Promise<Session[]>;
  /** All of an agent but one; gives how many. */
  removeOf(agentId: string, except: string | null): Promise<number>;
}
