import { isDoc } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { decode } from '../bson/decode';
import { Code, ServerFailure } from '../errors';
import type { Request } from './context';

/** The statements of an `update` or `delete`, sent inside the command or as a batch beside it. */
export function statementsOf({ command, batch }: Request, field: string): Doc[] {
  if (batch !== undefined) return batch.map(decode);
  const list = command[field];
  if (!Array.isArray(list) || list.length === 0) throw new ServerFailure(Code.InvalidOptions, `Write batch sizes must be between 1 and 100000. Got 0 operations.`); // prettier-ignore
  return list.filter(isDoc);
}

/** A statement compiled, or the error that compiling it gave: it fails when its turn comes, not before. */
export type Compiled<T> = { readonly ok: T } | { readonly failure: ServerFailure };

/** Compiles a statement. Refusals of this store are thrown at once, so that such a command writes nothing at all. */
export function compileStatement<T>(compile: () => T): Compiled<T> {
  try {
    return { ok: compile() };
  } catch (error) {
    if (error instanceof ServerFailure) return { failure: error };
    throw error;
  }
}

/** The compiled statement, or its error. */
export function compiled<T>(statement: Compiled<T> | undefined): T {
  if (statement !== undefined && 'ok' in statement) return statement.ok;
  throw statement?.failure ?? new ServerFailure(Code.BadValue, 'missing statement');
}

/** True only for the value true (statements carry booleans). */
export const isOn = (value: Value): boolean => value === true || value === 1;
