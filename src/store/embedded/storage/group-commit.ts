import { EmbeddedClosedError, EmbeddedUnsupportedError, ServerFailure } from '../errors';
import type { Sqlite, Statement } from './sqlite';

/** A write that waits for the next flush. */
interface Pending {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly op: Pending; readonly value?: unknown; readonly error?: unknown };

/** A flush gives the event loop back after this long; what is left goes into the next one. */
const SLICE_MS = 25;

/**
 * Collects writes and runs all that arrived in one turn of the event loop in one transaction, so that a hundred
 * writers share one fsync. A promise resolves only after COMMIT returned.
 */
export class GroupCommit {
  private queue: Pending[] = [];
  private scheduled = false;
  private closed = false;
  private readonly begin: Statement;
  private readonly commit: Statement;

  constructor(
    private readonly db: Sqlite,
    private readonly onRollback: () => void,
  ) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
  }

  /** Runs `work` inside the next transaction; rejects alone if it throws before it wrote anything. */
  write<T>(work: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new EmbeddedClosedError());
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  /** Commits everything queued now; a store closes through this. */
  close(): void {
    this.closed = true;
    while (this.queue.length > 0) this.flush();
  }

  private flush(): void {
    this.scheduled = false;
    const queue = this.queue;
    if (queue.length === 0) return;
    this.queue = [];
    try {
      this.settle(this.runAll(queue));
    } catch (error) {
      this.rollback();
      for (const op of queue) if (!this.queue.includes(op)) op.reject(error);
    }
    if (this.queue.length > 0) this.schedule();
  }

  private runAll(queue: Pending[]): Outcome[] {
    const outcomes: Outcome[] = [];
    const deadline = performance.now() + SLICE_MS;
    this.begin.run([]);
    for (const op of queue) {
      outcomes.push(run(op));
      if (outcomes.length % 16 === 0 && performance.now() > deadline) break;
    }
    this.commit.run([]);
    this.queue = queue.slice(outcomes.length).concat(this.queue);
    return outcomes;
  }

  private settle(outcomes: readonly Outcome[]): void {
    for (const { op, value, error } of outcomes) {
      if (error === undefined) op.resolve(value as never);
      else op.reject(error);
    }
  }

  private rollback(): void {
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    this.onRollback();
  }
}

/**
 * Runs one operation. Why only these two classes are kept apart: they are thrown before an operation's first
 * statement or between whole documents; after anything else (a full disk) the transaction must go as a whole.
 */
function run(op: Pending): Outcome {
  try {
    return { op, value: op.work() };
  } catch (error) {
    if (error instanceof ServerFailure || error instanceof EmbeddedUnsupportedError) return { op, error };
    throw error;
  }
}
