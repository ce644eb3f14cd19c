import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Engine } from '../commands/context';
import { Cursors } from '../commands/cursors';
import { Catalog } from './catalog';
import { GroupCommit } from './group-commit';
import { Sqlite } from './sqlite';
import { sweepExpired } from './expiry';

/** How often expired documents are deleted; MongoDB's own interval. */
const SWEEP_MS = 60_000;

/** How a store is opened. */
export interface StoreFile {
  readonly file: string;
  /** Milliseconds since 1970; for `$currentDate` and expiry. */
  readonly clock?: (() => number) | undefined;
}

/** One open data file with everything that works on it. */
export class EmbeddedStore implements Engine {
  readonly catalog: Catalog;
  readonly writes: GroupCommit;
  readonly cursors = new Cursors();
  readonly clock: () => number;
  private readonly sqlite: Sqlite;
  private readonly timer: NodeJS.Timeout;
  private isOpen = true;

  constructor({ file, clock = Date.now }: StoreFile) {
    mkdirSync(dirname(file), { recursive: true });
    this.sqlite = new Sqlite(file);
    this.clock = clock;
    this.catalog = new Catalog(this.sqlite);
    this.writes = new GroupCommit(this.sqlite, () => this.catalog.reload());
    this.timer = setInterval(() => this.sweep(), SWEEP_MS);
    this.timer.unref();
  }

  private sweep(): void {
    this.cursors.sweep();
    this.sweepExpired().catch(() => undefined);
  }

  /** Deletes what its TTL index says has expired by now; answers how many documents went. */
  sweepExpired(now = this.clock()): Promise<number> {
    return this.writes.write(() => sweepExpired(this.catalog, now));
  }

  /** Copies the whole store, as of now, into a new file. Why VACUUM INTO: it needs no pause and writes it compact. */
  async backup(file: string): Promise<void> {
    await this.writes.write(() => undefined);
    this.sqlite.prepare('VACUUM INTO ?').run([file]);
  }

  /** Commits what is queued and closes the file. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    clearInterval(this.timer);
    this.writes.close();
    this.sqlite.close();
  }
}
