import type { Value } from '../bson/types';
import { badValue, Code, ServerFailure } from '../errors';
import { typeName } from '../bson/type-names';
import { show } from '../bson/show';

/** Throws for a path that leads through something that is neither a document nor an array. */
export function notViable(field: string, parent: string, value: Value): never {
  throw new ServerFailure(
    Code.PathNotViable,
    `Cannot create field '${field}' in element {${parent}: ${show(value)}}`,
  );
}

/** Throws for two operators on one path or on a path and its parent. */
export function conflict(path: string, at: string): never {
  throw new ServerFailure(Code.ConflictingUpdateOperators, `Updating the path '${path}' would create a conflict at '${at}'`);
} // prettier-ignore

/** Throws for an arithmetic operator on something that is no number. */
export function notNumeric(op: string, field: string, value: Value): never {
  throw new ServerFailure(
    Code.TypeMismatch,
    `Cannot apply ${op} to a value of non-numeric type. The field '${field}' has non-numeric type ${typeName(value)}`,
  );
}

/** The array in a field, or MongoDB's error. */
export function arrayIn(value: Value, message: string): Value[] {
  return Array.isArray(value) ? value : badValue(message);
}
