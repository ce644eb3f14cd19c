import type { Locale } from './understanding';

export const ROLES = ['agent', 'supervisor', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Agent {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  /** Empty: every queue. */
  queues: string[];
  skills: string[];
  languages: Locale[];
  /** Most conversations at a time. */
  cap: number;
  disabled: boolean;
  /** Last sign of life; ms since 1970. */
  seenAt: Date | null;
  createdAt: Date;
}

export interface Slot {
  token: string;
  at: Date;
}

export interface AgentRepository {
  create(agent: Agent, passwordHash: string): Promise<boolean>;
  get(id: string): Promise<Agent | null>;
  credentials(username: string): Promise<{ agent: Agent; passwordHash: string } | null>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  list(): Promise<Agent[]>;
  count(): Promise<number>;
  seen(id: string, at: Date): Promise<void>;
  onDuty(since: Date, queue: string): Promise<number>;
  /** Takes a slot if the agent is under the cap, in one atomic operation; false at the cap. */
  reserve(id: string, cap: number, slot: Slot): Promise<boolean>;
  free(id: string, token: string): Promise<void>;
  slots(id: string): Promise<Slot[]>;
}

export interface Session {
  /** SHA-256 of the cookie's token. */
  id: string;
  agentId: string;
  expiresAt: Date;
  createdAt: Date;
}

export interface SessionRepository {
  create(session: Session): Promise<void>;
  get(id: string): Promise<Session | null>;
  remove(id: string): Promise<void>;
}
