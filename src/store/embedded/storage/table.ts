import type { Doc, Value } from '../bson/types';
import { decodeFields, decodeValueAt, findId } from '../bson/decode';
import { encodeKey } from '../bson/key';
import { duplicateKey } from './duplicate';
import type { IndexKey, IndexTable } from './index-table';
import { sqliteCode } from './sqlite';
import type { Sqlite, Statement } from './sqlite';

/** A stored document and its place. */
export interface Stored {
  readonly rid: number;
  readonly bytes: Buffer;
}

interface Change {
  readonly index: IndexTable;
  readonly removed: readonly IndexKey[];
  readonly added: readonly IndexKey[];
}

function without(keys: readonly IndexKey[], others: readonly IndexKey[]): readonly IndexKey[] {
  if (keys.length === 0 || others.length === 0) return keys;
  return keys.filter(({ bytes }) => !others.some((other) => other.bytes.equals(bytes)));
}

/**
 * A collection: rows (rid, id, doc) in order of insertion, `id` being the sortable key of `_id`, and its indexes.
 * Every check happens before the first statement, so a document is written whole or not at all without a savepoint.
 */
export class Table {
  readonly table: string;
  readonly namespace: string;
  indexes: IndexTable[] = [];
  private indexedFields: ReadonlySet<string> = new Set();
  private nextRid: number;
  private readonly insertRow: Statement;
  private readonly updateRow: Statement;
  private readonly deleteRow: Statement;
  private readonly rowByRid: Statement;

  constructor(
    readonly cid: number,
    readonly db: string,
    readonly name: string,
    readonly options: Doc,
    readonly sqlite: Sqlite,
  ) {
    this.table = `c${cid}`;
    this.namespace = `${db}.${name}`;
    this.insertRow = sqlite.prepare(`INSERT INTO ${this.table} (rid, id, doc) VALUES (?, ?, ?)`);
    this.updateRow = sqlite.prepare(`UPDATE ${this.table} SET doc = ? WHERE rid = ?`);
    this.deleteRow = sqlite.prepare(`DELETE FROM ${this.table} WHERE rid = ?`);
    this.rowByRid = sqlite.prepare(`SELECT doc FROM ${this.table} WHERE rid = ?`);
    this.nextRid = Number(sqlite.prepare(`SELECT coalesce(max(rid), 0) + 1 FROM ${this.table}`).get([])?.[0]);
  }

  /** The DDL of a collection. */
  static create(sqlite: Sqlite, cid: number): void {
    sqlite.exec(`CREATE TABLE c${cid} (rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, doc BLOB NOT NULL)`);
  }

  setIndexes(indexes: IndexTable[]): void {
    this.indexes = indexes;
    this.indexedFields = new Set(indexes.flatMap((index) => [...index.fields]));
  }

  /** The number of documents. */
  count(): number {
    return Number(this.sqlite.prepare(`SELECT count(*) FROM ${this.table}`).get([])?.[0]);
  }

  /** The document in this place, if it is still there. */
  byRid(rid: number): Stored | undefined {
    const row = this.rowByRid.get([rid]);
    return row && { rid, bytes: row[0] as Buffer };
  }

  /** Stores a new encoded document, whose `_id` element is known to exist. */
  insert(bytes: Buffer): void {
    const element = findId(bytes);
    const id: Value = element && decodeValueAt(bytes, element.type, element.value);
    const rid = this.nextRid;
    const changes = this.indexes.length === 0 ? [] : this.changes(rid, undefined, bytes);
    try {
      this.insertRow.run([rid, encodeKey(id), bytes]);
    } catch (error) {
      if (sqliteCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
      throw duplicateKey(this.namespace, '_id_', { _id: 1 }, [id]);
    }
    this.nextRid = rid + 1;
    this.apply(changes, rid);
  }

  /** Replaces a stored document by one with the same `_id`. */
  update(rid: number, before: Buffer, after: Buffer): void {
    const changes = this.indexes.length === 0 ? [] : this.changes(rid, before, after);
    this.updateRow.run([after, rid]);
    this.apply(changes, rid);
  }

  delete(rid: number, bytes: Buffer): void {
    const changes = this.indexes.length === 0 ? [] : this.changes(rid, bytes, undefined);
    this.deleteRow.run([rid]);
    this.apply(changes, rid);
  }

  private changes(rid: number, before: Buffer | undefined, after: Buffer | undefined): Change[] {
    const oldDoc = before && decodeFields(before, this.indexedFields);
    const newDoc = after && decodeFields(after, this.indexedFields);
    const changes = this.indexes.map((index) => {
      const old = oldDoc === undefined ? [] : index.keysOf(oldDoc);
      const next = newDoc === undefined ? [] : index.keysOf(newDoc);
      return { index, removed: without(old, next), added: without(next, old) };
    });
    for (const change of changes) this.checkUnique(change, rid);
    return changes;
  }

  private checkUnique({ index, added }: Change, rid: number): void {
    for (const key of added) {
      if (index.conflict(key, rid))
        throw duplicateKey(this.namespace, index.spec.name, index.spec.key, key.values);
    }
  }

  private apply(changes: readonly Change[], rid: number): void {
    for (const { index, removed, added } of changes) {
      for (const key of removed) index.remove(key, rid);
      for (const key of added) index.add(key, rid);
    }
  }
}
