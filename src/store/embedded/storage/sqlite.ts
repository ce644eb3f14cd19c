import Database from 'libsql';
import { EmbeddedLockedError } from '../errors';

/** What may be bound. Why: libsql aborts the whole process on a boolean, a date or a bare object. */
export type Bind = string | number | Buffer | null;
/** One result row, as an array of columns. */
export type Row = readonly unknown[];

/** A prepared statement; parameters always go in one array (see `Bind`). */
export interface Statement {
  run(params: readonly Bind[]): void;
  get(params: readonly Bind[]): Row | undefined;
  all(params: readonly Bind[]): Row[];
}

interface RawStatement extends Statement {
  readonly reader: boolean;
  raw(): RawStatement;
}

/**
 * A statement that is prepared once for each way of reading.
 * Why: in libsql 0.5 a `get` after an `all` of one prepared statement answers with the parameters of the `all`.
 */
class Prepared implements Statement {
  private one: Statement | undefined;
  private many: Statement | undefined;
  constructor(private readonly make: () => Statement) {}

  run(params: readonly Bind[]): void {
    (this.one ??= this.make()).run(params);
  }

  get(params: readonly Bind[]): Row | undefined {
    return (this.one ??= this.make()).get(params);
  }

  all(params: readonly Bind[]): Row[] {
    return (this.many ??= this.make()).all(params);
  }
}

/** The code of an SQLite error, "" for any other error. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE') ? code : '';
}

/** The data file: one connection that owns it exclusively, with every statement prepared once. */
export class Sqlite {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, Statement>();

  constructor(readonly file: string) {
    this.db = new Database(file);
    try {
      this.configure();
    } catch (error) {
      this.db.close();
      if (sqliteCode(error) === 'SQLITE_BUSY') throw new EmbeddedLockedError(file, { cause: error });
      throw error;
    }
  }

  /** Why the empty transaction: it takes the exclusive lock now, and a second process fails here, not later. */
  private configure(): void {
    this.db.exec('PRAGMA locking_mode = EXCLUSIVE');
    this.db.exec('PRAGMA journal_mode = WAL');
    this.db.exec('PRAGMA synchronous = FULL');
    this.db.exec('PRAGMA cache_size = -65536');
    this.db.exec('PRAGMA wal_autocheckpoint = 4000');
    // What is deleted is overwritten: else an erased person's words stay in the file.
    this.db.exec('PRAGMA secure_delete = ON');
    this.db.exec('BEGIN IMMEDIATE; COMMIT');
  }

  /** Runs SQL without parameters or results. */
  exec(sql: string): void {
    this.db.exec(sql);
  }

  /** The prepared statement for this SQL, prepared on first use. */
  prepare(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = new Prepared(() => this.make(sql));
      this.statements.set(sql, statement);
    }
    return statement;
  }

  private make(sql: string): Statement {
    const raw = this.db.prepare(sql) as unknown as RawStatement;
    return raw.reader ? raw.raw() : raw;
  }

  /** Forgets prepared statements; for after tables were dropped. */
  forget(): void {
    this.statements.clear();
  }

  get inTransaction(): boolean {
    return this.db.inTransaction;
  }

  /**
   * Closes the file and gives the lock back. Why the three steps: libsql keeps a closed file open until its
   * statements are collected, and SQLite lets go of an exclusive lock only after leaving WAL mode.
   */
  close(): void {
    this.statements.clear();
    this.db.exec('PRAGMA journal_mode = DELETE');
    this.db.exec('PRAGMA locking_mode = NORMAL');
    this.db.exec('SELECT count(*) FROM sqlite_schema');
    this.db.close();
  }
}
