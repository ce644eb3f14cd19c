import { createHmac } from 'node:crypto';
import {
  FIRST_PREVIOUS,
  hashOf,
  type Audit,
  type AuditEntry,
  type AuditRepository,
  type NewAuditEntry,
} from '../contract/audit';
import { AppError } from '../contract/errors';
import type { Clock, Logger } from '../contract/ports';
import { verifyChain } from './verify';

const ATTEMPTS = 50;
const MOST_DETAILS = 12;
const LONGEST = 200;
const LONGEST_ALL = 1_000;
const PSEUDONYM_LENGTH = 22;

export interface AuditDeps {
  repository: AuditRepository;
  clock: Clock;
  logger: Logger;
  secret: (purpose: string) => string;
}

/**
 * The chain of noted acts. "Store as the next" is one insert that fails when another process took the number; in this
 * process the notes queue up. Each number and hash go to the log as well, where whoever has the database does not reach.
 */
export function createAudit({ repository, clock, logger, secret }: AuditDeps): Audit {
  const key = secret('audit-pseudonym');
  const chain = new Chain(repository, clock);
  return {
    async note(entry) {
      try {
        const stored = await chain.append(bounded(entry));
        logger.info({ number: stored.number, hash: stored.hash, action: stored.action }, 'audit');
        return stored;
      } catch (cause) {
        throw new AppError('STORE_UNAVAILABLE', 'The act cannot be noted, so it was not done. Try again.', {
          cause,
        });
      }
    },
    pseudonym: (id) => createHmac('sha256', key).update(id).digest('base64url').slice(0, PSEUDONYM_LENGTH),
    list: (filter, limit) => repository.list(filter, limit),
    verify: () => verifyChain(repository),
  };
}

class Chain {
  private tail: AuditEntry | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  append(entry: NewAuditEntry): Promise<AuditEntry> {
    const stored = this.queue.then(() => this.insert(entry));
    this.queue = stored.catch(() => undefined);
    return stored;
  }

  private async insert(entry: NewAuditEntry): Promise<AuditEntry> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      this.tail ??= await this.repository.last();
      const next = this.following(entry);
      if (await this.repository.insert(next)) {
        this.tail = next;
        return next;
      }
      this.tail = null;
    }
    throw new Error('no free place in the audit chain');
  }

  private following(entry: NewAuditEntry): AuditEntry {
    const number = (this.tail?.number ?? 0) + 1;
    const linked = { ...entry, number, at: this.clock.now(), previous: this.tail?.hash ?? FIRST_PREVIOUS };
    return { ...linked, hash: hashOf(linked) };
  }
}

/** Why: what comes from a request must not fill the store. */
function bounded(entry: NewAuditEntry): NewAuditEntry {
  const detail: Record<string, string> = {};
  let left = LONGEST_ALL;
  for (const [key, value] of Object.entries(entry.detail).slice(0, MOST_DETAILS)) {
    const kept = cut(value, Math.min(LONGEST, left));
    detail[cut(key, 40)] = kept;
    left -= kept.length;
  }
  const { actor, actorName, subject, address } = entry;
  return {
    ...entry,
    detail,
    ...{ actor: cut(actor, 128), actorName: cut(actorName, 64), subject: cut(subject, 128) },
    address: cut(address, 64),
  };
}

/** Well-formed afterwards too: half of a surrogate pair would be stored, and so hashed, otherwise. */
function cut(text: string, length: number): string {
  return text.slice(0, Math.max(0, length)).toWellFormed();
}
