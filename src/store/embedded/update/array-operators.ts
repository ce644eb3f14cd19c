import { isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { compareValues, equalValues } from '../bson/key';
import { toDouble } from '../bson/number';
import { show } from '../bson/show';
import { BSONRegExp } from '../bson/types';
import { badValue, Code, ServerFailure } from '../errors';
import { compileNode } from '../query/matcher';
import { isOperators, parseFilter } from '../query/parse';
import { parseSort, sortBy } from '../query/sort';
import { typeName } from '../bson/type-names';
import { arrayIn } from './errors';
import { KEEP } from './modifier';
import type { Change, Context } from './modifier';

/** Makes the change of one field from the operand of an update operator. */
export type MakeChange = (operand: Value, path: string) => (current: Value, context: Context) => Change;

const pushClauses = new Set(['$each', '$slice', '$sort', '$position']);

function wholeClause(value: Value, name: string): number | undefined {
  if (value === undefined) return undefined;
  const number = isNumeric(value) ? toDouble(value) : NaN;
  return Number.isInteger(number) ? number : badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`); // prettier-ignore
}

function sortClause(value: Value): ((items: Value[]) => Value[]) | undefined {
  if (value === undefined) return undefined;
  if (isDoc(value)) {
    const spec = parseSort(value);
    if (spec === undefined) return badValue('The $sort pattern is empty when it should be a set of fields.');
    return (items) => sortBy(items, (item) => (isDoc(item) ? item : {}), spec);
  }
  const direction = isNumeric(value) ? toDouble(value) : 0;
  if (direction !== 1 && direction !== -1) badValue('The $sort element value must be either 1 or -1');
  return (items) => [...items].sort((a, b) => direction * compareValues(a, b));
}

function cut(items: Value[], slice: number | undefined): Value[] {
  if (slice === undefined) return items;
  return slice >= 0 ? items.slice(0, slice) : items.slice(slice);
}

function insertAt(items: Value[], added: readonly Value[], position: number | undefined): Value[] {
  const at =
    position === undefined ? items.length : position < 0 ? Math.max(items.length + position, 0) : position;
  return [...items.slice(0, at), ...added, ...items.slice(at)];
}

const push: MakeChange = (operand, path) => {
  const clauses: Doc = isDoc(operand) && '$each' in operand ? operand : { $each: [operand] };
  for (const key of Object.keys(clauses))
    if (!pushClauses.has(key)) badValue(`Unrecognized clause in $push: ${key}`);
  const each = arrayIn(clauses['$each'], `The argument to $each in $push must be an array but it was of type: ${typeName(clauses['$each'])}`); // prettier-ignore
  const position = wholeClause(clauses['$position'], '$position');
  const slice = wholeClause(clauses['$slice'], '$slice');
  const sort = sortClause(clauses['$sort']);
  return (current, { touch }) => {
    const items = current === undefined ? [] : arrayIn(current, `The field '${path}' must be an array but is of type ${typeName(current)}`); // prettier-ignore
    const added = insertAt(items, each, position);
    const result = cut(sort === undefined ? added : sort(added), slice);
    if (each.length > 0 || sort !== undefined || result.length !== items.length) touch();
    return result;
  };
};

const addToSet: MakeChange = (operand, path) => {
  const isEach = isDoc(operand) && '$each' in operand;
  if (isEach && Object.keys(operand).length > 1) badValue('Found unexpected fields after $each in $addToSet');
  const each = isEach ? operand['$each'] : [operand];
  if (!Array.isArray(each)) throw new ServerFailure(Code.TypeMismatch, 'The argument to $each in $addToSet must be an array'); // prettier-ignore
  return (current) => {
    const items = current === undefined ? [] : arrayIn(current, `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(current)}`); // prettier-ignore
    const result = [...items];
    for (const value of each) if (!result.some((item) => equalValues(item, value))) result.push(value);
    return result.length === items.length && current !== undefined ? KEEP : result;
  };
};

function removing(name: string, drops: (item: Value) => boolean): (current: Value) => Change {
  return (current) => {
    if (current === undefined) return KEEP;
    const items = arrayIn(current, `Cannot apply ${name} to a non-array value`);
    const kept = items.filter((item) => !drops(item));
    return kept.length === items.length ? KEEP : kept;
  };
}

function pullTest(operand: Value): (item: Value) => boolean {
  if (isOperators(operand) || operand instanceof BSONRegExp) {
    const matches = compileNode(parseFilter({ value: operand }));
    return (item) => matches({ value: item });
  }
  if (!isDoc(operand)) return (item) => equalValues(item, operand);
  const matches = compileNode(parseFilter(operand));
  return (item) => isDoc(item) && matches(item);
}

const pull: MakeChange = (operand) => removing('$pull', pullTest(operand));

const pullAll: MakeChange = (operand) => {
  const values = arrayIn(operand, `$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return removing('$pullAll', (item) => values.some((value) => equalValues(item, value)));
};

const pop: MakeChange = (operand, path) => {
  const end = isNumeric(operand) ? toDouble(operand) : 0;
  if (end !== 1 && end !== -1) throw new ServerFailure(Code.FailedToParse, `$pop expects 1 or -1, found: ${show(operand)}`);
  return (current) => {
    if (current === undefined) return KEEP;
    if (!Array.isArray(current)) {
      throw new ServerFailure(Code.TypeMismatch, `Path '${path}' contains an element of non-array type '${typeName(current)}'`);
    }
    if (current.length === 0) return KEEP;
    return end === 1 ? current.slice(0, -1) : current.slice(1);
  };
}; // prettier-ignore

/** The array operators; the first two make a missing field. */
export const arrayOperators = { $push: push, $addToSet: addToSet, $pull: pull, $pullAll: pullAll, $pop: pop };
