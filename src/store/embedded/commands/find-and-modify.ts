import { decode, encode } from '../bson/decode';
import { Code, ServerFailure } from '../errors';
import { compileQuery, firstOf } from '../plan/query';
import type { Query } from '../plan/query';
import { filterOf } from '../query/parse';
import { compileFindProjection } from '../query/projection';
import type { Project } from '../query/projection';
import { parseSort } from '../query/sort';
import type { Table } from '../storage/table';
import { parseUpdate } from '../update/update';
import type { Update } from '../update/update';
import { collectionOf } from './context';
import type { Engine, Request } from './context';
import { checkFields, checkHint } from './options';
import { modifyReply } from './reply';
import { isOn } from './statements';
import { updateOne, upsertOne } from './update';

const FIELDS = ['query', 'sort', 'remove', 'update', 'new', 'upsert', 'fields', 'arrayFilters', 'hint', 'bypassDocumentValidation']; // prettier-ignore

interface Plan {
  readonly query: Query;
  readonly update: Update | undefined;
  readonly returnsNew: boolean;
  readonly upsert: boolean;
  readonly project: Project | undefined;
}

function compile({ command }: Request): Plan {
  const isRemove = isOn(command['remove']);
  if (isRemove && command['update'] !== undefined) throw new ServerFailure(Code.FailedToParse, 'Cannot specify both an update and remove=true'); // prettier-ignore
  if (!isRemove && command['update'] === undefined) throw new ServerFailure(Code.FailedToParse, 'Either an update or remove=true must be specified'); // prettier-ignore
  return {
    query: compileQuery(filterOf(command['query'], 'query'), parseSort(command['sort'])),
    update: isRemove ? undefined : parseUpdate(command['update'], command['arrayFilters']),
    returnsNew: isOn(command['new']),
    upsert: isOn(command['upsert']),
    project: compileFindProjection(command['fields']),
  };
}

function shown(bytes: Buffer, project: Project | undefined): Buffer {
  return project === undefined ? bytes : encode(project(decode(bytes)));
}

function upserted(table: Table, update: Update, { query, returnsNew, project }: Plan, now: Date): Buffer {
  const { id, bytes } = upsertOne(table, update, query, now);
  const status = { n: 1, updatedExisting: false, upserted: id };
  return modifyReply(status, returnsNew ? shown(bytes, project) : undefined);
}

function execute(table: Table, plan: Plan, now: Date): Buffer {
  const { query, update, returnsNew, upsert, project } = plan;
  const stored = firstOf(table, query);
  if (update === undefined) {
    if (stored === undefined) return modifyReply({ n: 0 }, undefined);
    table.delete(stored.rid, stored.bytes);
    return modifyReply({ n: 1 }, shown(stored.bytes, project));
  }
  if (stored === undefined) {
    return upsert
      ? upserted(table, update, plan, now)
      : modifyReply({ n: 0, updatedExisting: false }, undefined);
  }
  const after = updateOne(table, stored, update, query, now) ?? stored.bytes;
  return modifyReply({ n: 1, updatedExisting: true }, shown(returnsNew ? after : stored.bytes, project));
}

/** The `findAndModify` command: found, changed and answered inside one transaction. */
export function findAndModify({ catalog, writes, clock }: Engine, request: Request): Promise<Buffer> {
  const { command, db } = request;
  checkFields(command, request.name, FIELDS);
  checkHint(command['hint'], catalog.find(db, collectionOf(request)));
  const plan = compile(request);
  const none = plan.update === undefined ? { n: 0 } : { n: 0, updatedExisting: false };
  return writes.write(() => {
    const table = plan.upsert
      ? catalog.ensure(db, collectionOf(request))
      : catalog.find(db, collectionOf(request));
    return table === undefined ? modifyReply(none, undefined) : execute(table, plan, new Date(clock()));
  });
}
