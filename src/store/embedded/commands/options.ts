import { isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { equalValues } from '../bson/key';
import { toDouble } from '../bson/number';
import { show } from '../bson/show';
import { badValue, Code, ServerFailure, unsupported } from '../errors';
import type { Table } from '../storage/table';

/** Fields that any command may carry and that change no answer here: one node, which is always the primary. */
const neutral = new Set(['comment', 'maxTimeMS', '$db', '$readPreference', 'lsid', '$clusterTime']);
const localReads = new Set(['local', 'available', 'majority', 'linearizable']);

/** Refuses every field of a command that is not listed; a false or missing one is as good as absent. */
export function checkFields(command: Doc, name: string, allowed: readonly string[], label = name): void {
  for (const key of Object.keys(command)) {
    if (key === name || allowed.includes(key) || neutral.has(key)) continue;
    const value = command[key];
    if (value === undefined || value === null || value === false) continue;
    if (key === 'writeConcern') checkWriteConcern(value);
    else if (key === 'readConcern') checkReadConcern(value);
    else unsupported(`the option ${key} of ${label}`);
  }
}

/** Why w up to 1 and majority: a single node that has synced to disk gives exactly that. */
function checkWriteConcern(value: Value): void {
  const w = isDoc(value) ? value['w'] : undefined;
  const nodes = isNumeric(w) ? toDouble(w) : w === undefined || w === 'majority' ? 1 : NaN;
  if (!(nodes <= 1)) unsupported(`the write concern w: ${show(w)}`);
}

function checkReadConcern(value: Value): void {
  const level = isDoc(value) ? value['level'] : undefined;
  if (level !== undefined && !(typeof level === 'string' && localReads.has(level)))
    unsupported(`the read concern ${show(level)}`);
}

/** A whole number that is not negative; 0 when the field is absent. */
export function count(value: Value, name: string): number {
  if (value === undefined || value === null) return 0;
  const number = isNumeric(value) ? toDouble(value) : NaN;
  if (Number.isNaN(number)) throw new ServerFailure(Code.TypeMismatch, `BSON field '${name}' is the wrong type, expected a number`); // prettier-ignore
  if (number < 0)
    throw new ServerFailure(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}

function sameKey(a: Doc, b: Doc): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key, i) => Object.keys(b)[i] === key && equalValues(a[key], b[key])); // prettier-ignore
}

/**
 * Accepts a hint that names an existing index, and otherwise lets the planner choose.
 * Why sparse and partial ones are refused: there MongoDB's answer leaves out what the index lacks.
 */
export function checkHint(hint: Value, table: Table | undefined): void {
  if (hint === undefined || hint === null) return;
  if (hint === '_id_' || (isDoc(hint) && sameKey(hint, { _id: 1 }))) return;
  if (isDoc(hint) && '$natural' in hint) unsupported('the hint $natural');
  if (table === undefined) return;
  const found = table.indexes.find(({ spec }) =>
    isDoc(hint) ? sameKey(hint, spec.key) : hint === spec.name,
  );
  if (found === undefined) return badValue('error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index'); // prettier-ignore
  if (found.spec.sparse || found.spec.partial !== undefined)
    unsupported('a hint of a sparse or partial index');
}
