import { decodeValueAt, findId } from '../bson/decode';
import { isDoc, ObjectId } from '../bson/types';
import { Code, ServerFailure } from '../errors';
import type { Table } from '../storage/table';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { checkFields } from './options';
import { ONE_WRITTEN, reply } from './reply';
import { runStatements } from './write-errors';

const MAX_BYTES = 16 * 1024 * 1024;
const ID_NAME = Buffer.from('_id\0');
const invalidIds: Record<number, string> = { 0x04: 'array', 0x06: 'undefined', 0x0b: 'regex' };

function rebuild(bytes: Buffer, idElement: Buffer, rest: readonly Buffer[]): Buffer {
  const body = Buffer.concat([bytes.subarray(0, 4), idElement, ...rest, Buffer.alloc(1)]);
  body.writeInt32LE(body.length, 0);
  return body;
}

/** Why: MongoDB stores `_id` first whatever its place, and makes one when it is missing. */
export function withIdFirst(bytes: Buffer): Buffer {
  const found = findId(bytes);
  if (found === undefined) {
    const made = Buffer.concat([Buffer.from([0x07]), ID_NAME, new ObjectId().id]);
    return rebuild(bytes, made, [bytes.subarray(4, -1)]);
  }
  if (found.start === 4) return bytes;
  const before = bytes.subarray(4, found.start);
  return rebuild(bytes, bytes.subarray(found.start, found.end), [before, bytes.subarray(found.end, -1)]);
}

/** Throws MongoDB's error for a document that it would not store. */
export function checkDocument(bytes: Buffer): void {
  if (bytes.length > MAX_BYTES) {
    throw new ServerFailure(
      10334,
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_BYTES}`,
    );
  }
  const found = findId(bytes);
  const invalid = found && invalidIds[found.type];
  if (invalid !== undefined)
    throw new ServerFailure(Code.InvalidIdField, `The '_id' value cannot be of type ${invalid}`);
  if (found?.type !== 0x03) return;
  const id = decodeValueAt(bytes, found.type, found.value);
  const dollar = isDoc(id) ? Object.keys(id).find((key) => key.startsWith('$')) : undefined;
  if (dollar !== undefined) {
    throw new ServerFailure(Code.DollarPrefixedFieldName, `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`); // prettier-ignore
  }
}

function store(table: Table, bytes: Buffer): void {
  checkDocument(bytes);
  table.insert(bytes);
}

/** The `insert` command. */
export function insert({ catalog, writes }: Engine, request: Request): Promise<Buffer> {
  const { command, db, batch = [] } = request;
  checkFields(command, 'insert', ['documents', 'ordered', 'bypassDocumentValidation']);
  const docs = batch.map(withIdFirst);
  const isOrdered = command['ordered'] !== false;
  const run = (): Buffer => {
    const table = catalog.ensure(db, collectionOf(request));
    const errors = runStatements(docs.length, isOrdered, (i) => store(table, docs[i] as Buffer));
    if (docs.length === 1 && errors.length === 0) return ONE_WRITTEN;
    const stored = isOrdered && errors.length > 0 ? (errors[0]?.index ?? 0) : docs.length - errors.length;
    return reply({ n: stored, ...(errors.length > 0 ? { writeErrors: errors } : {}) });
  };
  return writes.write(() => (docs.length === 1 ? run() : catalog.whole(run)));
}
