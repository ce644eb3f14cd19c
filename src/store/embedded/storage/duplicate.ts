import { showDoc } from '../bson/show';
import type { Doc, Value } from '../bson/types';
import { Code, ServerFailure } from '../errors';

/** The error for a key that a unique index already holds. */
export function duplicateKey(
  namespace: string,
  index: string,
  pattern: Doc,
  values: readonly Value[],
): ServerFailure {
  const keyValue: Doc = {};
  Object.keys(pattern).forEach((path, i) => (keyValue[path] = values[i] ?? null));
  const message = `E11000 duplicate key error collection: ${namespace} index: ${index} dup key: ${showDoc(keyValue)}`;
  return new ServerFailure(Code.DuplicateKey, message, { keyPattern: pattern, keyValue });
}
