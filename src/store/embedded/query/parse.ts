import { BSONRegExp, isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { toDouble } from '../bson/number';
import { badValue, Code, ServerFailure, unsupported } from '../errors';
import type { Leaf, LeafOp, Node, Test } from './ast';
import { compareTo, equalTo, matchRegExp, modulo, ofSize, ofType, oneOf } from './leaf';
import { compileNode } from './matcher';
import { parseExpr } from './expr-node';

const refusedTop = new Set(
  '$where $text $jsonSchema $sampleRate $alwaysTrue $alwaysFalse $_internalExpr'.split(' '),
);
const refusedField = new Set(
  ('$near $nearSphere $geoWithin $geoIntersects $within $maxDistance $minDistance $geoNear ' +
    '$bitsAllSet $bitsAnySet $bitsAllClear $bitsAnyClear $_internalSchemaType').split(' '),
); // prettier-ignore

function leaf(path: string, op: LeafOp, operand: Value, test: Test, leafArrays = true): Leaf {
  return { kind: 'leaf', path, segments: path.split('.'), op, operand, test, leafArrays };
}

const and = (nodes: readonly Node[]): Node =>
  nodes.length === 1 ? (nodes[0] as Node) : { kind: 'and', nodes };
const not = (node: Node): Node => ({ kind: 'not', node });

function isTruthy(value: Value): boolean {
  if (isNumeric(value)) return toDouble(value) !== 0;
  return value !== null && value !== undefined && value !== false;
}

/** True for `{ $gt: 1 }`: a document whose first key is an operator (and not a DBRef). */
export function isOperators(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const first = Object.keys(value)[0];
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}

function parseEqual(path: string, value: Value): Node {
  if (value instanceof BSONRegExp)
    return leaf(path, 'other', value, matchRegExp(value.pattern, value.options));
  return leaf(path, 'eq', value, equalTo(value));
}

type Parse = (path: string, operand: Value, all: Doc) => Node;

function comparison(op: LeafOp, accepts: (order: number) => boolean): Parse {
  return (path, operand) => {
    if (operand instanceof BSONRegExp) badValue(`Can't have RegEx as arg to predicate over field '${path}'.`);
    return leaf(path, op, operand, compareTo(operand, accepts));
  };
}

function listOperand(operand: Value, name: string): Value[] {
  if (!Array.isArray(operand)) return badValue(`${name} needs an array`);
  for (const value of operand) if (isOperators(value)) badValue(`cannot nest $ under ${name}`);
  return operand;
}

function parseIn(path: string, operand: Value): Node {
  const values = listOperand(operand, '$in');
  const hasRegExp = values.some((value) => value instanceof BSONRegExp);
  return leaf(path, hasRegExp ? 'other' : 'in', values, oneOf(values));
}

function parseNot(path: string, operand: Value): Node {
  if (operand instanceof BSONRegExp) return not(parseEqual(path, operand));
  if (!isDoc(operand)) return badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) badValue('$not cannot be empty');
  return not(and(parseOperators(path, operand)));
}

function parseRegex(path: string, operand: Value, all: Doc): Node {
  const flags = all['$options'];
  if (flags !== undefined && typeof flags !== 'string') badValue('$options has to be a string');
  const isText = typeof operand === 'string';
  if (!isText && !(operand instanceof BSONRegExp)) return badValue('$regex has to be a string');
  const pattern = isText ? operand : operand.pattern;
  const options = typeof flags === 'string' && flags !== '' ? flags : isText ? '' : operand.options;
  return leaf(path, 'other', operand, matchRegExp(pattern, options));
}

function parseElemMatch(path: string, operand: Value): Node {
  if (!isDoc(operand)) return badValue('$elemMatch needs an Object');
  const first = Object.keys(operand)[0];
  const onValues = isOperators(operand) && first !== '$and' && first !== '$or' && first !== '$nor' && first !== '$where' && first !== '$expr'; // prettier-ignore
  if (onValues) return elemMatchValue(path, operand);
  const element = parseFilter(operand);
  const matches = compileNode(element);
  const test: Test = (value) => {
    if (!Array.isArray(value)) return false;
    return value.some((item) =>
      isDoc(item) ? matches(item) : Array.isArray(item) && matches(Object.fromEntries(Object.entries(item))),
    );
  };
  return { ...leaf(path, 'elemMatch', operand, test, false), element };
}

function elemMatchValue(path: string, operand: Doc): Node {
  const tests = parseOperators('', operand).map(singleTest);
  const test: Test = (value) =>
    Array.isArray(value) && value.some((item) => tests.every((holds) => holds(item)));
  return leaf(path, 'elemMatch', operand, test, false);
}

/** The test of an operator on a value itself, without entering arrays. */
function singleTest(node: Node): Test {
  if (node.kind === 'leaf') return node.test;
  if (node.kind === 'not') {
    const inner = singleTest(node.node);
    return (value) => !inner(value);
  }
  if (node.kind === 'expr') return unsupported('$expr within $elemMatch');
  const tests = node.nodes.map(singleTest);
  if (node.kind === 'and') return (value) => tests.every((test) => test(value));
  return unsupported('$or among the values of $elemMatch');
}

function parseAll(path: string, operand: Value): Node {
  if (!Array.isArray(operand)) return badValue('$all needs an array');
  if (operand.length === 0) return leaf(path, 'other', operand, () => false);
  const withElemMatch = isOperators(operand[0]) && '$elemMatch' in operand[0];
  return and(
    operand.map((item) => (withElemMatch ? parseAllElemMatch(path, item) : parseAllValue(path, item))),
  );
}

function parseAllElemMatch(path: string, item: Value): Node {
  if (!isDoc(item) || !('$elemMatch' in item)) return badValue('$all/$elemMatch has to be consistent');
  return parseElemMatch(path, item['$elemMatch']);
}

function parseAllValue(path: string, item: Value): Node {
  if (isOperators(item)) badValue('no $ expressions in $all');
  return parseEqual(path, item);
}

function parseNotEqual(path: string, operand: Value): Node {
  if (operand instanceof BSONRegExp) badValue("Can't have regex as arg to $ne.");
  return not(leaf(path, 'eq', operand, equalTo(operand)));
}

function parseExists(path: string, operand: Value): Node {
  const exists = leaf(path, 'exists', true, (value) => value !== undefined, false);
  return isTruthy(operand) ? exists : not(exists);
}

function parseNotIn(path: string, operand: Value): Node {
  const values = listOperand(operand, '$nin');
  return not(leaf(path, 'other', values, oneOf(values)));
}

const operators: Record<string, Parse> = {
  $eq: (path, operand) =>
    leaf(path, operand instanceof BSONRegExp ? 'other' : 'eq', operand, equalTo(operand)),
  $ne: parseNotEqual,
  $gt: comparison('gt', (order) => order > 0),
  $gte: comparison('gte', (order) => order >= 0),
  $lt: comparison('lt', (order) => order < 0),
  $lte: comparison('lte', (order) => order <= 0),
  $in: parseIn,
  $nin: parseNotIn,
  $not: parseNot,
  $exists: parseExists,
  $type: (path, operand) => leaf(path, 'other', operand, ofType(operand)),
  $mod: (path, operand) => leaf(path, 'other', operand, modulo(operand)),
  $size: (path, operand) => leaf(path, 'other', operand, ofSize(operand), false),
  $all: parseAll,
  $elemMatch: parseElemMatch,
  $regex: parseRegex,
};

function parseOperators(path: string, operand: Doc): Node[] {
  return Object.keys(operand).flatMap((name) => {
    if (name === '$options') return '$regex' in operand ? [] : badValue('$options needs a $regex');
    if (name === '$comment') return [];
    const parse = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (parse !== undefined) return [parse(path, operand[name], operand)];
    return refusedField.has(name)
      ? unsupported(`the query operator ${name}`)
      : badValue(`unknown operator: ${name}`);
  });
}

function parseList(name: 'and' | 'or' | 'nor', operand: Value): Node {
  if (!Array.isArray(operand)) return badValue(`$${name} must be an array`);
  if (operand.length === 0) badValue('$and/$or/$nor must be a nonempty array');
  const nodes = operand.map((item) => {
    if (!isDoc(item)) return badValue('$or/$and/$nor entries need to be full objects');
    return parseFilter(item);
  });
  return { kind: name, nodes };
}

function parseTop(name: string, operand: Value): Node[] {
  if (name === '$and' || name === '$or' || name === '$nor')
    return [parseList(name.slice(1) as 'and', operand)];
  if (name === '$comment') return [];
  if (name === '$expr') return [parseExpr(operand)];
  if (refusedTop.has(name)) return unsupported(`the query operator ${name}`);
  return badValue(
    `unknown top level operator: ${name}. If you are trying to negate an entire expression, use $nor.`,
  );
}

/** Parses a filter into a tree, or throws MongoDB's error for a malformed one and the refusal for an unknown one. */
export function parseFilter(filter: Doc): Node {
  const nodes = Object.keys(filter).flatMap((key): Node[] => {
    const value = filter[key];
    if (key.startsWith('$')) return parseTop(key, value);
    return isOperators(value) ? parseOperators(key, value) : [parseEqual(key, value)];
  });
  return and(nodes);
}

/** A filter must be a document. */
export function filterOf(value: Value, name: string): Doc {
  if (value === undefined || value === null) return {};
  if (isDoc(value)) return value;
  throw new ServerFailure(
    Code.TypeMismatch,
    `BSON field '${name}' is the wrong type, expected type 'object'`,
  );
}
