import type { Model } from 'mongoose';
import { native } from '../native';
import type { LogEntry, LogRepository, NewLogEntry } from '../../contract/log';
import { LRUCache } from 'lru-cache';
import { isDuplicateKey } from '../duplicate-key';
import { KeyedMutex } from '../keyed-mutex';
import type { ActivityDoc } from '../models/activity.model';
import { entryId, logQueries, toEntry, type LogQueries } from './log.queries';
import { TurnEndings } from './turn-endings';

const ATTEMPTS = 50;
const TAILS_KEPT = 20_000;
/** Why: when an ended conversation is removed, its numbers begin anew, and an old guess would not be proven wrong. */
const TAIL_MS = 5 * 60_000;

function toDoc(entry: NewLogEntry, seq: number): ActivityDoc {
  const unsent = entry.delivery?.dueAt !== undefined;
  return {
    _id: entryId(entry.conversationId, seq),
    seq,
    ...entry,
    ...(unsent ? { lane: entry.conversationId } : {}),
  };
}

/**
 * The log over one collection. An entry's id holds its sequence number, so "insert as the next" is one insert that
 * fails when another process took the number, and no number is ever left out.
 * Why native collection calls: documents are built by us and typed; mongoose's casting would double the cost of the hot path.
 */
class MongooseLog {
  private readonly mutex = new KeyedMutex();
  private readonly endings: TurnEndings;
  /** The last sequence number seen per conversation: a guess that the insert proves. */
  private readonly tails = new LRUCache<string, number>({ max: TAILS_KEPT, ttl: TAIL_MS });

  constructor(
    private readonly model: Model<ActivityDoc>,
    private readonly queries: LogQueries,
  ) {
    this.endings = new TurnEndings(model);
  }

  idle(): Promise<void> {
    return this.endings.idle();
  }

  append(entry: NewLogEntry): Promise<{ entry: LogEntry; duplicate: boolean }> {
    return this.mutex.run(entry.conversationId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const seq = (await this.tail(entry.conversationId)) + 1;
        const doc = toDoc(entry, seq);
        try {
          await native(this.model).insertOne(doc);
          this.tails.set(entry.conversationId, seq);
          return { entry: toEntry(doc), duplicate: false };
        } catch (error) {
          const first = await this.firstWithKey(error, entry);
          if (first) return { entry: first, duplicate: true };
        }
      }
      throw new Error(`no free place in the log of ${entry.conversationId}`);
    });
  }

  finishTurn(turnId: string, replies: NewLogEntry[]): Promise<LogEntry[]> {
    const conversationId = turnId.slice(0, turnId.lastIndexOf('|'));
    return this.mutex.run(conversationId, async () => {
      let stored: LogEntry[] = [];
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const known = new Set(stored.map((entry) => entry.key));
        const missing = replies.filter((reply) => !known.has(reply.key));
        try {
          const added = await this.insertAll(conversationId, missing);
          this.endings.add(turnId);
          return [...stored, ...added].sort((a, b) => a.seq - b.seq);
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          this.tails.delete(conversationId);
          stored = await this.queries.repliesTo(turnId);
        }
      }
      throw new Error(`no free place in the log of ${conversationId}`);
    });
  }

  private async insertAll(conversationId: string, replies: NewLogEntry[]): Promise<LogEntry[]> {
    if (replies.length === 0) return [];
    const tail = await this.tail(conversationId);
    const docs = replies.map((reply, index) => toDoc(reply, tail + index + 1));
    const [only] = docs;
    if (docs.length === 1 && only) await native(this.model).insertOne(only);
    else await native(this.model).insertMany(docs);
    this.tails.set(conversationId, tail + docs.length);
    return docs.map(toEntry);
  }

  /** The earlier entry with the same key; null when only the place was taken, so that the next one is tried. */
  private async firstWithKey(error: unknown, entry: NewLogEntry): Promise<LogEntry | null> {
    if (!isDuplicateKey(error)) throw error;
    this.tails.delete(entry.conversationId);
    const first = await this.model.findOne({ key: entry.key }).lean<ActivityDoc>();
    return first ? toEntry(first) : null;
  }

  private async tail(conversationId: string): Promise<number> {
    const known = this.tails.get(conversationId);
    if (known !== undefined) return known;
    const [last] = await this.queries.latest(conversationId, 1);
    return last?.seq ?? 0;
  }
}

export function createLogRepository(model: Model<ActivityDoc>): LogRepository {
  const queries = logQueries(model);
  const log = new MongooseLog(model, queries);
  return {
    ...queries,
    append: (entry) => log.append(entry),
    finishTurn: (id, replies) => log.finishTurn(id, replies),
    idle: () => log.idle(),
  };
}
