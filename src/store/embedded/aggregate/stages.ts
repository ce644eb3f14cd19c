import { isDoc, isNumeric, Long } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { compareValues } from '../bson/key';
import { toDouble } from '../bson/number';
import { show } from '../bson/show';
import { Code, ServerFailure, unsupported } from '../errors';
import { compileNode } from '../query/matcher';
import { parseFilter } from '../query/parse';
import { getField } from '../query/path';
import { parseSort, sortBy } from '../query/sort';
import { groupBy, groupKey, parseFields, wrongStage } from './accumulators';
import { compileExpression, readPath } from './expression';
import { compileProjection, compute, drop, flatten, place } from './project';
import type { Shape } from './project';
import { scopeOf } from './scope';

/** What a stage may know besides its input. */
export interface StageContext {
  readonly now: Date;
  /** The documents of another collection whose field equals one of the values, for `$lookup`. */
  readonly lookup: (from: string, field: string, values: readonly Value[]) => Doc[];
}

/** A compiled stage. */
export type Stage = (docs: Doc[], context: StageContext) => Doc[];

type Parse = (spec: Value, name: string) => Stage;

function docSpec(spec: Value, name: string): Doc {
  return isDoc(spec) ? spec : wrongStage(name, 'an object');
}

function wholeSpec(spec: Value, name: string, least: number): number {
  const number = isNumeric(spec) ? toDouble(spec) : NaN;
  if (Number.isInteger(number) && number >= least) return number;
  throw new ServerFailure(
    name === '$limit' ? 15958 : 15956,
    `invalid argument to ${name} stage: ${show(spec)}`,
  );
}

/** `$addFields` on one document. */
export function parseAddFields(spec: Value, name: string): (doc: Doc, now: Date) => Doc {
  const shape: Shape = { children: new Map() };
  const entries = flatten(docSpec(spec, name));
  if (entries.length === 0)
    throw new ServerFailure(40177, `${name} specification stage must have at least one field`);
  for (const [path, value] of entries) place(shape, path, compileExpression(value));
  return (doc, now) => compute(doc, shape, scopeOf(doc, now)) as Doc;
}

/** `$unset` on one document. */
export function parseUnset(spec: Value): (doc: Doc) => Doc {
  const paths = Array.isArray(spec) ? spec : [spec];
  const shape: Shape = { children: new Map() };
  if (paths.length === 0) throw new ServerFailure(31119, '$unset specification must be a string or an array with at least one field'); // prettier-ignore
  for (const path of paths) {
    if (typeof path !== 'string') throw new ServerFailure(31120, '$unset specification must be a string or an array containing only string values'); // prettier-ignore
    place(shape, path, false);
  }
  return (doc) => drop(doc, shape) as Doc;
}

/** `$replaceRoot` and `$replaceWith` on one document. */
export function parseReplaceRoot(spec: Value, name: string): (doc: Doc, now: Date) => Doc {
  const expr = compileExpression(name === '$replaceWith' ? spec : docSpec(spec, name)['newRoot']);
  return (doc, now) => {
    const root = expr(scopeOf(doc, now));
    if (isDoc(root)) return root;
    throw new ServerFailure(40228, "'newRoot' expression must evaluate to an object");
  };
}

function project(spec: Value, name: string): Stage {
  const doc = docSpec(spec, name);
  if (Object.keys(doc).length === 0)
    throw new ServerFailure(51272, '$project specification must have at least one field');
  const transform = compileProjection(doc);
  return (docs, { now }) => docs.map((each) => transform(each, scopeOf(each, now)));
}

function match(spec: Value, name: string): Stage {
  const matches = compileNode(parseFilter(docSpec(spec, name)));
  return (docs) => docs.filter(matches);
}

function sort(spec: Value, name: string): Stage {
  const order = parseSort(docSpec(spec, name));
  if (order === undefined) throw new ServerFailure(15976, '$sort stage must have at least one sort key');
  return (docs) => sortBy(docs, (doc) => doc, order);
}

function group(spec: Value, name: string): Stage {
  const { _id: _key, ...rest } = docSpec(spec, name);
  const key = groupKey(spec as Doc);
  const fields = parseFields(rest);
  return (docs, { now }) => groupBy(docs.map((doc) => scopeOf(doc, now)), key, fields); // prettier-ignore
}

function sortByCount(spec: Value): Stage {
  const counted = group({ _id: spec, count: { $sum: 1 } }, '$group');
  const ordered = sort({ count: -1 }, '$sort');
  return (docs, context) => ordered(counted(docs, context), context);
}

function count(spec: Value): Stage {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.')) throw new ServerFailure(40156, 'the count field must be a non-empty string without $ and .'); // prettier-ignore
  return (docs) => (docs.length === 0 ? [] : [{ [spec]: docs.length }]);
}

interface Unwind {
  readonly path: readonly string[];
  readonly index: string | undefined;
  readonly preserve: boolean;
}

function withPath(doc: Value, path: readonly string[], value: Value): Doc {
  const [head = '', ...rest] = path;
  const base: Doc = isDoc(doc) ? { ...doc } : {};
  if (rest.length > 0) base[head] = withPath(base[head], rest, value);
  else if (value === undefined) Reflect.deleteProperty(base, head);
  else base[head] = value;
  return base;
}

function unwindOne(doc: Doc, { path, index, preserve }: Unwind): Doc[] {
  let value: Value = doc;
  for (const segment of path) value = isDoc(value) ? getField(value, segment) : undefined;
  const numbered = (out: Doc, at: Value): Doc =>
    index === undefined ? out : withPath(out, index.split('.'), at);
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item, at) => numbered(withPath(doc, path, item), Long.fromNumber(at)));
  }
  const isEmpty = value === undefined || value === null || Array.isArray(value);
  if (isEmpty && !preserve) return [];
  return [numbered(Array.isArray(value) ? withPath(doc, path, undefined) : doc, null)];
}

function unwind(spec: Value, name: string): Stage {
  const full = typeof spec === 'string' ? { path: spec } : docSpec(spec, name);
  for (const key of Object.keys(full)) if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(key)) throw new ServerFailure(28811, `unrecognized option to $unwind stage: ${key}`); // prettier-ignore
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve }: Doc = full;
  if (typeof path !== 'string' || !path.startsWith('$')) throw new ServerFailure(28818, "path option to $unwind stage should be prefixed with a '$'"); // prettier-ignore
  const options = { path: path.slice(1).split('.'), index: typeof index === 'string' ? index : undefined, preserve: preserve === true }; // prettier-ignore
  return (docs) => docs.flatMap((doc) => unwindOne(doc, options));
}

function facet(spec: Value, name: string): Stage {
  const doc = docSpec(spec, name);
  const parts = Object.keys(doc).map((key) => {
    const pipeline = doc[key];
    if (!Array.isArray(pipeline))
      throw new ServerFailure(40169, `arguments to $facet must be arrays, ${key} is not`);
    if (pipeline.some((stage) => isDoc(stage) && '$facet' in stage)) throw new ServerFailure(40600, '$facet is not allowed to be used within a $facet stage'); // prettier-ignore
    return [key, parseStages(pipeline)] as const;
  });
  return (docs, context) => [
    Object.fromEntries(parts.map(([key, stages]) => [key, runStages(stages, docs, context)])),
  ];
}

function boundariesOf(value: Value): Value[] {
  const isSorted = Array.isArray(value) && value.length >= 2 && value.every((v, i) => i === 0 || compareValues(value[i - 1], v) < 0);
  if (isSorted) return value;
  throw new ServerFailure(40194, "The $bucket 'boundaries' field must be an array of at least two ascending values");
} // prettier-ignore

function bucket(spec: Value, name: string): Stage {
  const { groupBy: by, boundaries, default: other, output = { count: { $sum: 1 } }, ...rest } = docSpec(spec, name);
  if (Object.keys(rest).length > 0 || by === undefined) throw new ServerFailure(40197, `Unrecognized or missing option to $bucket`);
  const bounds = boundariesOf(boundaries);
  const expr = compileExpression(by);
  const fields = parseFields(docSpec(output, name));
  const place = (value: Value): Value => {
    const at = bounds.findIndex((bound, i) => i + 1 < bounds.length && compareValues(value, bound) >= 0 && compareValues(value, bounds[i + 1]) < 0);
    if (at === -1 && other === undefined) throw new ServerFailure(40066, '$switch could not find a matching branch for an input, and no default was specified.');
    return at === -1 ? other : bounds[at];
  };
  return (docs, { now }) => groupBy(docs.map((doc) => scopeOf(doc, now)), (scope) => place(expr(scope) ?? null), fields).sort((a, b) => compareValues(a['_id'], b['_id']));
} // prettier-ignore

function lookup(spec: Value, name: string): Stage {
  const { from, localField, foreignField, as, ...rest } = docSpec(spec, name);
  if (Object.keys(rest).length > 0) unsupported('$lookup with let or pipeline');
  if (typeof from !== 'string' || typeof localField !== 'string' || typeof foreignField !== 'string' || typeof as !== 'string') throw new ServerFailure(Code.FailedToParse, '$lookup needs the strings from, localField, foreignField and as'); // prettier-ignore
  const path = localField.split('.');
  return (docs, context) =>
    docs.map((doc) => {
      const local = readPath(doc, path);
      const values = Array.isArray(local) ? local : [local ?? null];
      return withPath(doc, as.split('.'), context.lookup(from, foreignField, values));
    });
}

const each =
  (parse: (spec: Value, name: string) => (doc: Doc, now: Date) => Doc): Parse =>
  (spec, name) => {
    const change = parse(spec, name);
    return (docs, { now }) => docs.map((doc) => change(doc, now));
  };

const stages: Record<string, Parse> = {
  $match: match,
  $sort: sort,
  $project: project,
  $addFields: each(parseAddFields),
  $set: each(parseAddFields),
  $unset: each(parseUnset),
  $replaceRoot: each(parseReplaceRoot),
  $replaceWith: each(parseReplaceRoot),
  $group: group,
  $sortByCount: sortByCount,
  $count: count,
  $unwind: unwind,
  $facet: facet,
  $bucket: bucket,
  $lookup: lookup,
  $limit: (spec, name) => {
    const limit = wholeSpec(spec, name, 1);
    return (docs) => docs.slice(0, limit);
  },
  $skip: (spec, name) => {
    const skip = wholeSpec(spec, name, 0);
    return (docs) => docs.slice(skip);
  },
};

/** The name and operand of a stage, which must have exactly one. */
export function stageOf(stage: Value): readonly [string, Value] {
  const keys = isDoc(stage) ? Object.keys(stage) : [];
  const [name] = keys;
  if (name === undefined || keys.length !== 1) {
    throw new ServerFailure(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return [name, (stage as Doc)[name]];
}

/** Compiles the stages of a pipeline; stages outside the list are refused. */
export function parseStages(pipeline: readonly Value[]): Stage[] {
  return pipeline.map((stage) => {
    const [name, spec] = stageOf(stage);
    const parse = Object.hasOwn(stages, name) ? stages[name] : undefined;
    return parse === undefined ? unsupported(`the aggregation stage ${name}`) : parse(spec, name);
  });
}

/** Runs compiled stages over documents. */
export function runStages(list: readonly Stage[], docs: Doc[], context: StageContext): Doc[] {
  return list.reduce((input, stage) => stage(input, context), docs);
}
