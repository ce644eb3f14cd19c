import { decode, encode } from '../bson/decode';
import { BSONRegExp, isDoc, isNumeric } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { toDouble } from '../bson/number';
import { parseStages, runStages, stageOf } from '../aggregate/stages';
import type { StageContext } from '../aggregate/stages';
import { Code, ServerFailure, unsupported } from '../errors';
import { allOf, compileQuery, countUnseen, runQuery } from '../plan/query';
import type { Query } from '../plan/query';
import { parseSort } from '../query/sort';
import type { Engine, Request } from './context';
import { collectionOf } from './context';
import { batchSizeOf } from './find';
import { checkFields, checkHint } from './options';
import { collect, countSteps } from './pause';

interface Split {
  readonly query: Query;
  readonly rest: readonly Value[];
}

function whole(value: Value): number | undefined {
  const number = isNumeric(value) ? toDouble(value) : NaN;
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** Takes the leading $match, $sort, $skip and $limit into the query, where indexes serve them. */
function split(pipeline: readonly Value[]): Split {
  const stages = pipeline.map(stageOf);
  const filters: Value[] = [];
  let at = 0;
  const is = (name: string): boolean => stages[at]?.[0] === name;
  for (; is('$match') && isDoc(stages[at]?.[1]); at++) filters.push(stages[at]?.[1]);
  const sort = is('$sort') ? parseSort(stages[at++]?.[1]) : undefined;
  const skip = is('$skip') ? whole(stages[at]?.[1]) : undefined;
  if (skip !== undefined) at++;
  const limit = is('$limit') ? whole(stages[at]?.[1]) : undefined;
  if (limit !== undefined) at++;
  const filter = filters.length === 1 ? (filters[0] as Doc) : filters.length === 0 ? {} : { $and: filters };
  return { query: compileQuery(filter, sort, skip, limit), rest: pipeline.slice(at) };
}

/** Recognises what the driver's `countDocuments` sends. Why: counting then decodes no document whole. */
function isCount(rest: readonly Value[]): boolean {
  const [only] = rest;
  const spec = rest.length === 1 && isDoc(only) ? only['$group'] : undefined;
  if (!isDoc(spec) || Object.keys(spec).join() !== '_id,n' || isDoc(spec['_id'])) return false;
  const sum = spec['n'];
  return spec['_id'] === 1 && isDoc(sum) && sum['$sum'] === 1;
}

function contextOf({ catalog, clock }: Engine, db: string): StageContext {
  return {
    now: new Date(clock()),
    lookup(from, field, values) {
      if (values.some((value) => value instanceof BSONRegExp)) unsupported('$lookup on regular expressions');
      const table = catalog.find(db, from);
      if (table === undefined) return [];
      return allOf(table, compileQuery({ [field]: { $in: [...values] } })).map(({ bytes }) => decode(bytes));
    },
  };
}

async function results(engine: Engine, request: Request, pipeline: readonly Value[]): Promise<Doc[]> {
  const { db } = request;
  const { query, rest } = split(pipeline);
  const stages = parseStages(rest);
  const table = engine.catalog.find(db, collectionOf(request));
  checkHint(request.command['hint'], table);
  const steps = table === undefined ? [] : runQuery(table, query, { docs: 0 }, engine.catalog);
  if (isCount(rest)) {
    const n = (table && countUnseen(table, query)) ?? (await countSteps(steps));
    return n === 0 ? [] : [{ _id: 1, n }];
  }
  const docs = (await collect(steps)).map(({ bytes }) => decode(bytes));
  return runStages(stages, docs, contextOf(engine, db));
}

function* encoded(docs: readonly Doc[]): Generator<Buffer> {
  for (const doc of docs) yield encode(doc);
}

/** The `aggregate` command. */
export async function aggregate(engine: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, 'aggregate', ['pipeline', 'cursor', 'allowDiskUse', 'hint', 'bypassDocumentValidation']);
  const pipeline = command['pipeline'];
  const [first] = Array.isArray(pipeline) ? pipeline : [];
  if (isDoc(first) && '$changeStream' in first) unsupported('change streams');
  if (typeof command['aggregate'] !== 'string') unsupported('aggregation on a database');
  if (!Array.isArray(pipeline)) throw new ServerFailure(Code.TypeMismatch, "'pipeline' option must be specified as an array");
  const docs = await results(engine, request, pipeline);
  const cursor = command['cursor'];
  const size = batchSizeOf(isDoc(cursor) ? cursor['batchSize'] : undefined);
  return engine.cursors.start(`${db}.${collectionOf(request)}`, encoded(docs), size);
} // prettier-ignore
