import type { Doc } from '../bson/types';
import { decode, decodeFields, encode } from '../bson/decode';
import { EmbeddedUnsupportedError } from '../errors';
import { IndexTable } from './index-table';
import { describeIndex, parseIndex } from './index-spec';
import type { IndexSpec } from './index-spec';
import { duplicateKey } from './duplicate';
import type { Sqlite } from './sqlite';
import { Table } from './table';
import { scanAll } from './scan-all';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS collections (cid INTEGER PRIMARY KEY AUTOINCREMENT, db TEXT NOT NULL, name TEXT NOT NULL,
  options BLOB NOT NULL, UNIQUE (db, name));
CREATE TABLE IF NOT EXISTS indexes (iid INTEGER PRIMARY KEY AUTOINCREMENT, cid INTEGER NOT NULL, name TEXT NOT NULL,
  spec BLOB NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (cid, name));
PRAGMA user_version = 1;`;

/** The format of the data file that this code writes. */
const FORMAT = 1;

/** The collections and indexes of the data file, held in memory. */
export class Catalog {
  private tables = new Map<string, Table>();
  /** Counts changes of collections and indexes, so that cursors notice what they read is gone. */
  version = 0;

  constructor(private readonly db: Sqlite) {
    const format = Number(db.prepare('PRAGMA user_version').get([])?.[0]);
    if (format > FORMAT)
      throw new Error(`The data file ${db.file} was written by a newer version (format ${format}).`);
    db.exec(SCHEMA);
    this.reload();
  }

  /** Reads everything again; for after a rollback took back collections or indexes. */
  reload(): void {
    this.db.forget();
    this.version++;
    this.tables = new Map();
    for (const [cid, db, name, options] of this.db
      .prepare('SELECT cid, db, name, options FROM collections')
      .all([])) {
      const table = new Table(
        cid as number,
        db as string,
        name as string,
        decode(options as Buffer),
        this.db,
      );
      table.setIndexes(this.loadIndexes(table.cid));
      this.tables.set(table.namespace, table);
    }
  }

  private loadIndexes(cid: number): IndexTable[] {
    const rows = this.db
      .prepare('SELECT iid, spec, multikey FROM indexes WHERE cid = ? ORDER BY iid')
      .all([cid]);
    return rows.map(([iid, spec, multikey]) => this.indexTable(iid as number, parseIndex(decode(spec as Buffer)), multikey === 1)); // prettier-ignore
  }

  private indexTable(iid: number, spec: IndexSpec, multikey: boolean): IndexTable {
    return new IndexTable(iid, spec, multikey, this.db, (index) => {
      this.db.prepare('UPDATE indexes SET multikey = 1 WHERE iid = ?').run([index.iid]);
      index.multikey = true;
    });
  }

  find(db: string, name: string): Table | undefined {
    return this.tables.get(`${db}.${name}`);
  }

  /** All collections of a database, by name. */
  list(db: string): Table[] {
    return [...this.tables.values()]
      .filter((table) => table.db === db)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  all(): Table[] {
    return [...this.tables.values()];
  }

  /** A test that a collection, and the indexes that are being read, are still there; cheap while nothing changes. */
  watch(table: Table, indexes: readonly (IndexTable | undefined)[]): () => boolean {
    const wanted = indexes.filter((index) => index !== undefined).map(({ iid }) => iid);
    let seen = this.version;
    let alive = true;
    return () => {
      if (seen === this.version) return alive;
      seen = this.version;
      const now = this.find(table.db, table.name);
      const present = new Set(now?.indexes.map(({ iid }) => iid));
      alive = now?.cid === table.cid && wanted.every((iid) => present.has(iid));
      return alive;
    };
  }

  /**
   * Runs a write of several documents so that a refusal of this store in its middle takes all of it back.
   * Why only then: MongoDB's own errors leave the documents before them changed.
   */
  whole<T>(work: () => T): T {
    this.db.exec('SAVEPOINT whole');
    try {
      return work();
    } catch (error) {
      if (error instanceof EmbeddedUnsupportedError) {
        this.db.exec('ROLLBACK TO whole');
        this.reload();
      }
      throw error;
    } finally {
      this.db.exec('RELEASE whole');
    }
  }

  /** The collection, created on first use as MongoDB does; only inside a write. */
  ensure(db: string, name: string): Table {
    return this.find(db, name) ?? this.create(db, name, {});
  }

  create(db: string, name: string, options: Doc): Table {
    this.db
      .prepare('INSERT INTO collections (db, name, options) VALUES (?, ?, ?)')
      .run([db, name, encode(options)]);
    const cid = Number(
      this.db.prepare('SELECT cid FROM collections WHERE db = ? AND name = ?').get([db, name])?.[0],
    );
    Table.create(this.db, cid);
    const table = new Table(cid, db, name, options, this.db);
    this.tables.set(table.namespace, table);
    this.version++;
    return table;
  }

  drop(table: Table): void {
    for (const index of table.indexes) this.dropIndexTable(index);
    this.db.exec(`DROP TABLE ${table.table}`);
    this.db.prepare('DELETE FROM collections WHERE cid = ?').run([table.cid]);
    this.tables.delete(table.namespace);
    this.version++;
  }

  /** Builds an index over what is stored. Every key is checked before the first row is written. */
  createIndex(table: Table, spec: IndexSpec): void {
    this.db.prepare('INSERT INTO indexes (cid, name, spec) VALUES (?, ?, ?)').run([table.cid, spec.name, encode(describeIndex(spec))]); // prettier-ignore
    const found = this.db
      .prepare('SELECT iid FROM indexes WHERE cid = ? AND name = ?')
      .get([table.cid, spec.name]);
    const iid = Number(found?.[0]);
    IndexTable.create(this.db, iid, spec.unique);
    const index = this.indexTable(iid, spec, false);
    try {
      this.fill(table, index);
    } catch (error) {
      this.dropIndexTable(index);
      throw error;
    }
    table.setIndexes([...table.indexes, index]);
    this.version++;
  }

  private fill(table: Table, index: IndexTable): void {
    for (const { rid, bytes } of scanAll(table)) {
      for (const key of index.keysOf(decodeFields(bytes, index.fields))) {
        if (index.conflict(key, rid)) {
          throw duplicateKey(table.namespace, index.spec.name, index.spec.key, key.values);
        }
        index.add(key, rid);
      }
    }
  }

  dropIndex(table: Table, index: IndexTable): void {
    this.dropIndexTable(index);
    table.setIndexes(table.indexes.filter((other) => other !== index));
    this.version++;
  }

  private dropIndexTable(index: IndexTable): void {
    this.db.exec(`DROP TABLE ${index.table}`);
    this.db.prepare('DELETE FROM indexes WHERE iid = ?').run([index.iid]);
  }
}
