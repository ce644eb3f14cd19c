import { Long } from '../bson/types';
import { Code, ServerFailure } from '../errors';
import { Pause } from './pause';
import { cursorReply } from './reply';

/** Encoded documents one by one, or undefined as a chance to rest. */
export type Documents = Iterator<Buffer | undefined>;

interface Open {
  readonly id: Long;
  readonly namespace: string;
  readonly documents: Documents;
  usedAt: number;
}

const FIRST_BATCH = 101;
const MAX_REPLY_BYTES = 16 * 1024 * 1024;
/** As MongoDB: a cursor that nobody reads for ten minutes is closed. */
const IDLE_MS = 600_000;

interface Batch {
  readonly docs: Buffer[];
  readonly done: boolean;
}

async function take(documents: Documents, size: number): Promise<Batch> {
  const pause = new Pause();
  const docs: Buffer[] = [];
  let bytes = 0;
  while (docs.length < size && bytes < MAX_REPLY_BYTES) {
    const next = documents.next();
    if (next.done) return { docs, done: true };
    if (next.value !== undefined) {
      docs.push(next.value);
      bytes += next.value.length;
    } else if (pause.isDue) await pause.rest();
  }
  return { docs, done: false };
}

/** The cursors that clients have open. */
export class Cursors {
  private readonly open = new Map<string, Open>();
  private next = 1;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The first batch; the rest waits for `getMore` unless there is none. `keep`: never closed for idling. */
  async start(
    namespace: string,
    documents: Documents,
    batchSize: number | undefined,
    { single = false, keep = false } = {},
  ): Promise<Buffer> {
    const { docs, done } = await take(documents, batchSize ?? FIRST_BATCH);
    const id = done || single ? Long.ZERO : Long.fromNumber(this.next++);
    if (!id.isZero())
      this.open.set(id.toString(), { id, namespace, documents, usedAt: keep ? Infinity : this.now() });
    return cursorReply(id, namespace, 'firstBatch', docs);
  }

  async more(id: Long, batchSize: number | undefined): Promise<Buffer> {
    const cursor = this.open.get(id.toString());
    if (cursor === undefined)
      throw new ServerFailure(Code.CursorNotFound, `cursor id ${id.toString()} not found`);
    cursor.usedAt = Math.max(cursor.usedAt, this.now());
    const { docs, done } = await take(
      cursor.documents,
      batchSize === undefined || batchSize === 0 ? Infinity : batchSize,
    );
    if (done) this.open.delete(id.toString());
    return cursorReply(done ? Long.ZERO : id, cursor.namespace, 'nextBatch', docs);
  }

  kill(id: Long): boolean {
    return this.open.delete(id.toString());
  }

  /** Closes what has not been read for ten minutes. */
  sweep(): void {
    const oldest = this.now() - IDLE_MS;
    for (const [key, { usedAt }] of this.open) if (usedAt < oldest) this.open.delete(key);
  }
}
