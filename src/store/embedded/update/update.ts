import { isDoc, ObjectId } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { decode, encode } from '../bson/decode';
import { equalValues } from '../bson/key';
import { show } from '../bson/show';
import { parsePipelineUpdate } from '../aggregate/pipeline-update';
import { badValue, Code, ServerFailure } from '../errors';
import { conjuncts } from '../query/ast';
import type { Node } from '../query/ast';
import { getField } from '../query/path';
import { applyModifier, immutableId, setPath } from './apply';
import type { ArrayFilters } from './apply';
import { parseArrayFilters } from './array-filters';
import { parseModifiers } from './parse';
import type { Context, Modifier } from './modifier';
import { positionOf } from './position';

/** A compiled update: a whole new document, operators, or a pipeline. */
export type Update =
  | { readonly kind: 'replace'; readonly doc: Doc }
  | { readonly kind: 'modify'; readonly modifiers: readonly Modifier[]; readonly filters: ArrayFilters; readonly touchesId: boolean; readonly renames: boolean } // prettier-ignore
  | { readonly kind: 'pipeline'; readonly run: (doc: Doc, now: Date) => Doc };

/** Largest document that MongoDB stores, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

function parseOperators(doc: Doc, arrayFilters: Value): Update {
  const modifiers = parseModifiers(doc);
  return {
    kind: 'modify',
    modifiers,
    filters: parseArrayFilters(arrayFilters, modifiers),
    touchesId: modifiers.some(({ segments }) => segments[0] === '_id'),
    renames: '$rename' in doc,
  };
}

/** Compiles the update of an `update` statement or of `findAndModify`. */
export function parseUpdate(update: Value, arrayFilters?: Value): Update {
  const hasFilters = Array.isArray(arrayFilters) && arrayFilters.length > 0;
  if (Array.isArray(update)) {
    if (hasFilters) throw new ServerFailure(Code.FailedToParse, 'arrayFilters may not be specified for pipeline-syle updates');
    return { kind: 'pipeline', run: parsePipelineUpdate(update) };
  }
  if (!isDoc(update)) throw new ServerFailure(Code.FailedToParse, 'Update argument must be either an object or an array');
  if (Object.keys(update)[0]?.startsWith('$') === true) return parseOperators(update, arrayFilters);
  if (hasFilters) throw new ServerFailure(Code.FailedToParse, 'Cannot specify arrayFilters and a replacement-style update');
  const dollar = Object.keys(update).find((key) => key.startsWith('$'));
  if (dollar !== undefined) {
    throw new ServerFailure(Code.DollarPrefixedFieldName, `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document.`); // prettier-ignore
  }
  return { kind: 'replace', doc: update };
} // prettier-ignore

function checkSize(bytes: Buffer): Buffer {
  if (bytes.length <= MAX_BYTES) return bytes;
  throw new ServerFailure(17419, `Resulting document after update is larger than ${MAX_BYTES}`);
}

function withId(id: Value, doc: Doc): Doc {
  const own = getField(doc, '_id');
  if (own !== undefined && !equalValues(own, id)) immutableIdOf(own);
  const { _id: _own, ...rest } = doc;
  return { _id: id, ...rest };
}

function immutableIdOf(id: Value): never {
  throw new ServerFailure(Code.ImmutableField, `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(id)}`); // prettier-ignore
}

type Modify = Update & { kind: 'modify' };

function modify(update: Modify, doc: Doc, bytes: Buffer, node: Node, now: Date): Buffer | undefined {
  const position = positionOf(node, doc, update.modifiers);
  const before = update.renames || update.touchesId ? decode(bytes) : doc;
  const seen = { touched: false };
  const context: Context = { now, before, touch: () => (seen.touched = true) };
  for (const modifier of update.modifiers) {
    if (!modifier.onInsertOnly) applyModifier(doc, modifier, context, update.filters, position);
  }
  if (update.touchesId && !equalValues(getField(doc, '_id'), getField(before, '_id'))) immutableId();
  const after = encode(doc);
  return !seen.touched && after.equals(bytes) ? undefined : checkSize(after);
}

/** The new bytes of a stored document, or undefined when the update changes nothing. */
export function applyUpdate(update: Update, bytes: Buffer, node: Node, now: Date): Buffer | undefined {
  const doc = decode(bytes);
  if (update.kind === 'modify') return modify(update, doc, bytes, node, now);
  const id = getField(doc, '_id');
  const after = encode(withId(id, update.kind === 'replace' ? update.doc : update.run(doc, now)));
  return after.equals(bytes) ? undefined : checkSize(after);
}

function equalities(node: Node): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const leaf of conjuncts(node)) {
    const isOne = leaf.op === 'in' && Array.isArray(leaf.operand) && leaf.operand.length === 1;
    if (leaf.op !== 'eq' && !isOne) continue;
    if (found.has(leaf.path)) {
      throw new ServerFailure(Code.NotSingleValueField, `cannot infer query fields to set, path '${leaf.path}' is matched twice`); // prettier-ignore
    }
    found.set(leaf.path, isOne ? leaf.operand[0] : leaf.operand);
  }
  return found;
}

function copyable(value: Value): Value {
  return isDoc(value) || Array.isArray(value) ? decode(encode({ value }))['value'] : value;
}

function baseOf(node: Node, onlyId: boolean): Doc {
  const doc: Doc = {};
  for (const [path, value] of equalities(node)) {
    if (onlyId && path !== '_id') continue;
    setPath(doc, path, copyable(value));
  }
  return doc;
}

function upsertModify(update: Modify, base: Doc, now: Date): Doc {
  const before = update.renames ? decode(encode(base)) : base;
  const id = copyable(getField(base, '_id'));
  for (const modifier of update.modifiers) {
    if (modifier.segments.includes('$')) badValue('The positional operator did not find the match needed from the query.');
    applyModifier(base, modifier, { now, before, touch: () => undefined }, update.filters, undefined);
  }
  if (id !== undefined && update.touchesId && !equalValues(id, getField(base, '_id'))) immutableId();
  return base;
} // prettier-ignore

/** The document that an upsert inserts when nothing matched: the filter's equalities and the update. */
export function upsertDocument(update: Update, node: Node, now: Date): Doc {
  const base = baseOf(node, update.kind === 'replace');
  const baseId = getField(base, '_id');
  const doc = nextOf(update, base, now);
  const own = getField(doc, '_id');
  const id = own === undefined ? baseId : own;
  if (baseId !== undefined && !equalValues(id, baseId)) immutableId();
  const { _id: _own, ...rest } = doc;
  return { _id: id === undefined ? new ObjectId() : id, ...rest };
}

function nextOf(update: Update, base: Doc, now: Date): Doc {
  if (update.kind === 'replace') return update.doc;
  return update.kind === 'modify' ? upsertModify(update, base, now) : update.run(base, now);
}
