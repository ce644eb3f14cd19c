import { createHash } from 'node:crypto';

/** Every act that is noted, by its subject. */
export const AUDIT_ACTIONS = [
  'session.open',
  'session.close',
  'session.revoke',
  'agent.create',
  'agent.change',
  'agent.password',
  'agent.second-step-reset',
  'account.password',
  'account.second-step-on',
  'account.second-step-off',
  'account.recovery-codes',
  'desk.take',
  'desk.assign',
  'desk.doors',
  'contact.link',
  'contact.unlink',
  'contact.sms',
  'studio.publish',
  'studio.approve',
  'studio.rollback',
  'export.audit',
  'export.transcript',
  'export.report',
  'privacy.preview',
  'privacy.erase',
  'privacy.erased',
  'privacy.retention',
  'audit.prune',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/**
 * `allowed`: written before the act is done; what then fails is followed by a `failed` that names it. `refused`: the
 * role did not allow it, or the credentials were wrong.
 */
export const AUDIT_OUTCOMES = ['allowed', 'failed', 'refused'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export interface NewAuditEntry {
  action: AuditAction;
  outcome: AuditOutcome;
  /** Agent id; `system`; or empty, for somebody who is not signed in. */
  actor: string;
  /** User name as it was then. */
  actorName: string;
  /** What it was done to: an agent id, a queue; customers' conversations as a pseudonym. Empty: nothing in particular. */
  subject: string;
  /** No personal data of customers, no secrets; 1,000 characters in all. */
  detail: Record<string, string>;
  /** Masked. */
  address: string;
}

/** One link of the chain. */
export interface AuditEntry extends NewAuditEntry {
  /** 1, 2, 3 ... without gaps. */
  number: number;
  at: Date;
  /** Hash of the entry before; 64 zeros for the first. */
  previous: string;
  /** SHA-256 over all of the above, in hexadecimal. */
  hash: string;
}

/** Where the acts are noted. */
export interface Audit {
  /** Resolves when it is stored; STORE_UNAVAILABLE when it cannot be: then the act must not happen. */
  note(entry: NewAuditEntry): Promise<AuditEntry>;
  /** A keyed pseudonym: the same for the same id, and of no use to whoever has no key. */
  pseudonym(id: string): string;
  list(filter: AuditFilter, limit: number): Promise<AuditEntry[]>;
  /** Reads all in steps, and names the first entry that is not as it was written. */
  verify(): Promise<AuditVerdict>;
}

export interface AuditFilter {
  /** Agent id. */
  actor?: string | undefined;
  action?: AuditAction | undefined;
  outcome?: AuditOutcome | undefined;
  subject?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Numbers below this one. */
  before?: number | undefined;
}

export interface AuditVerdict {
  ok: boolean;
  /** Entries that were read. */
  checked: number;
  /** Number of the first entry that is there. Those before it were removed by the retention rule. */
  first: number;
  last: number;
  /** Hash of the last entry: noted elsewhere, it proves later that nothing was cut off behind it. */
  head: string;
  /** The first that is wrong. */
  broken: { number: number; why: 'changed' | 'missing' | 'not-linked' } | null;
}

export interface AuditRepository {
  /** False when the number is taken. */
  insert(entry: AuditEntry): Promise<boolean>;
  last(): Promise<AuditEntry | null>;
  /** Numbers above, in order. */
  after(number: number, limit: number): Promise<AuditEntry[]>;
  /** Newest first. */
  list(filter: AuditFilter, limit: number): Promise<AuditEntry[]>;
  /** The newest entry that is older than the given time. */
  newestBefore(at: Date): Promise<AuditEntry | null>;
  /** The newest note of a removal. */
  lastPrune(): Promise<AuditEntry | null>;
  /** Removes the entries up to a number, at most `limit`; gives how many. */
  removeUpTo(number: number, limit: number): Promise<number>;
}

export const FIRST_PREVIOUS = '0'.repeat(64);

/** The hash of an entry: over a JSON array of its fields in a fixed order, the keys of `detail` sorted. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { number, at, previous, action, outcome, actor, actorName, subject, detail, address } = entry;
  const details = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));
  const fields = [
    number,
    at.toISOString(),
    previous,
    action,
    outcome,
    actor,
    actorName,
    subject,
    details,
    address,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
