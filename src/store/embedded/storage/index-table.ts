import type { Doc, Value } from '../bson/types';
import { encodeCompound } from '../bson/key';
import { compileNode, fieldsOf } from '../query/matcher';
import { extract } from './extract';
import type { IndexSpec } from './index-spec';
import type { Sqlite, Statement } from './sqlite';

/** One key of a document in an index, with the values it was made of (for the message of a duplicate). */
export interface IndexKey {
  readonly bytes: Buffer;
  readonly values: readonly Value[];
}

function dedupe(keys: IndexKey[]): IndexKey[] {
  const seen = new Set<string>();
  return keys.filter(({ bytes }) => {
    const text = bytes.toString('latin1');
    return seen.has(text) ? false : seen.add(text);
  });
}

/** An index as a table of (key, rid); a unique one has the key alone as its primary key. */
export class IndexTable {
  readonly table: string;
  /** The top-level fields that its keys and its partial filter depend on. */
  readonly fields: ReadonlySet<string>;
  private readonly isCovered: (doc: Doc) => boolean;
  private readonly insertRow: Statement;
  private readonly deleteRow: Statement;
  private readonly findRow: Statement;

  constructor(
    readonly iid: number,
    readonly spec: IndexSpec,
    /** True once a document had an array on one of the paths; then a document may have several keys. */
    public multikey: boolean,
    db: Sqlite,
    private readonly onMultikey: (index: IndexTable) => void,
  ) {
    this.table = `i${iid}`;
    this.fields = new Set([...spec.paths.map((path) => path[0] as string), ...(spec.partial ? (fieldsOf(spec.partial) ?? []) : [])]); // prettier-ignore
    this.isCovered = spec.partial === undefined ? () => true : compileNode(spec.partial);
    this.insertRow = db.prepare(`INSERT INTO ${this.table} (key, rid) VALUES (?, ?)`);
    this.deleteRow = db.prepare(`DELETE FROM ${this.table} WHERE key = ? AND rid = ?`);
    this.findRow = db.prepare(`SELECT rid FROM ${this.table} WHERE key = ? LIMIT 1`);
  }

  /** The DDL of an index table. */
  static create(db: Sqlite, iid: number, unique: boolean): void {
    const key = unique ? 'key' : 'key, rid';
    db.exec(
      `CREATE TABLE i${iid} (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`,
    );
  }

  /** The keys of a document in this index: none when it is sparse or partial and the document is outside. */
  keysOf(doc: Doc): readonly IndexKey[] {
    if (!this.isCovered(doc)) return [];
    const { rows, multikey, present } = extract(doc, this.spec.paths);
    if (this.spec.sparse && !present) return [];
    const { directions } = this.spec;
    const keys = rows.map((values) => ({ bytes: encodeCompound(values, directions), values }));
    if (!multikey) return keys;
    if (!this.multikey) this.onMultikey(this);
    return dedupe(keys);
  }

  /** The row that already has this key, if the index is unique and it is not the given one. */
  conflict(key: IndexKey, rid: number): boolean {
    if (!this.spec.unique) return false;
    const row = this.findRow.get([key.bytes]);
    return row !== undefined && row[0] !== rid;
  }

  add(key: IndexKey, rid: number): void {
    this.insertRow.run([key.bytes, rid]);
  }

  remove(key: IndexKey, rid: number): void {
    this.deleteRow.run([key.bytes, rid]);
  }
}
