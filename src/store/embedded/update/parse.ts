import { isDoc } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { badValue, Code, ServerFailure } from '../errors';
import { getField, isIndex } from '../query/path';
import { typeName } from '../bson/type-names';
import { arrayOperators } from './array-operators';
import { conflict } from './errors';
import { currentDate, fieldOperators, unset } from './field-operators';
import { KEEP } from './modifier';
import type { Modifier } from './modifier';

const creatingArrays = new Set(['$push', '$addToSet']);

function checkPath(path: string, op: string): readonly string[] {
  const segments = path.split('.');
  if (path === '') throw new ServerFailure(Code.EmptyFieldName, `An empty update path is not valid.`);
  if (segments.includes('')) throw new ServerFailure(Code.EmptyFieldName, `The update path '${path}' contains an empty field name, which is not allowed.`); // prettier-ignore
  if (segments[0] === '$' || segments[0]?.startsWith('$[')) badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`); // prettier-ignore
  if (segments.filter((segment) => segment === '$').length > 1) badValue(`Too many positional (i.e. '$') elements found in path '${path}'`); // prettier-ignore
  for (const segment of segments) {
    const isPositional = segment === '$' || /^\$\[([a-z][A-Za-z0-9]*)?\]$/.test(segment);
    if (!segment.startsWith('$') || isPositional) continue;
    throw new ServerFailure(Code.DollarPrefixedFieldName, `The dollar ($) prefixed field '${segment}' in '${path}' is not valid for storage in ${op}.`); // prettier-ignore
  }
  return segments;
}

function modifier(op: string, path: string, creates: boolean, change: Modifier['change']): Modifier {
  return { path, segments: checkPath(path, op), creates, onInsertOnly: op === '$setOnInsert', change };
}

function renameSource(doc: Doc, segments: readonly string[]): Value {
  let value: Value = doc;
  for (const segment of segments) {
    if (Array.isArray(value)) badValue('The source field cannot be an array element');
    if (!isDoc(value)) return undefined;
    value = getField(value, segment);
  }
  return value;
}

function rename(from: string, to: Value): Modifier[] {
  if (typeof to !== 'string') return badValue(`The 'to' field for $rename must be a string: ${from}`);
  if (from === to) badValue(`The source and target field for $rename must differ: ${from}`);
  if ([from, to].some((path) => path.includes('$'))) badValue(`The source and target field for $rename may not be dynamic: ${from}`);
  const segments = checkPath(from, '$rename');
  return [
    modifier('$rename', from, false, unset),
    modifier('$rename', to, true, (_current, { before }) => {
      const value = renameSource(before, segments);
      return value === undefined ? KEEP : value;
    }),
  ];
} // prettier-ignore

function parseOperator(op: string, path: string, operand: Value): Modifier[] {
  if (op === '$rename') return rename(path, operand);
  if (op === '$unset') return [modifier(op, path, false, unset)];
  if (op === '$currentDate') return [modifier(op, path, true, currentDate(operand, path))];
  const field = Object.hasOwn(fieldOperators, op) ? fieldOperators[op] : undefined;
  if (field !== undefined) return [modifier(op, path, true, field(operand, path))];
  const make = Object.hasOwn(arrayOperators, op)
    ? arrayOperators[op as keyof typeof arrayOperators]
    : undefined;
  if (make !== undefined) return [modifier(op, path, creatingArrays.has(op), make(operand, path))];
  throw new ServerFailure(Code.FailedToParse, `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`); // prettier-ignore
}

function compareSegments(a: string, b: string): number {
  if (isIndex(a) && isIndex(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Why an order at all: new fields are added in the order of their paths, whole numbers by value. */
function byPath(a: Modifier, b: Modifier): number {
  for (let i = 0; i < Math.min(a.segments.length, b.segments.length); i++) {
    const order = compareSegments(a.segments[i] as string, b.segments[i] as string);
    if (order !== 0) return order;
  }
  return a.segments.length - b.segments.length;
}

function checkConflicts(modifiers: readonly Modifier[]): void {
  const paths = new Set<string>();
  for (const { path } of modifiers) {
    if (paths.has(path)) conflict(path, path);
    paths.add(path);
  }
  for (const { path, segments } of modifiers) {
    for (let i = 1; i < segments.length; i++) {
      const parent = segments.slice(0, i).join('.');
      if (paths.has(parent)) conflict(path, parent);
    }
  }
}

/** Reads an update document of operators into modifiers, in the order in which MongoDB applies them. */
export function parseModifiers(update: Doc): Modifier[] {
  const modifiers = Object.keys(update).flatMap((op) => {
    const fields = update[op];
    if (!op.startsWith('$')) parseOperator(op, '', undefined);
    if (!isDoc(fields)) {
      throw new ServerFailure(Code.FailedToParse, `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}}`); // prettier-ignore
    }
    if (Object.keys(fields).length === 0) parseKnown(op);
    return Object.keys(fields).flatMap((path) => parseOperator(op, path, fields[path]));
  });
  checkConflicts(modifiers);
  return modifiers.sort(byPath);
}

function parseKnown(op: string): void {
  const isKnown = op === '$rename' || op === '$unset' || op === '$currentDate' || op in fieldOperators || op in arrayOperators;
  if (!isKnown) parseOperator(op, 'a', undefined);
} // prettier-ignore
