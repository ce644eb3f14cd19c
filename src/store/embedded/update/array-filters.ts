import { isDoc } from '../bson/types';
import type { Value } from '../bson/types';
import { badValue, Code, ServerFailure } from '../errors';
import type { Node } from '../query/ast';
import { compileNode } from '../query/matcher';
import { parseFilter } from '../query/parse';
import type { ArrayFilters } from './apply';
import type { Modifier } from './modifier';

function failed(message: string): never {
  throw new ServerFailure(Code.FailedToParse, message);
}

function namesIn(node: Node): string[] {
  if (node.kind === 'leaf') return [node.segments[0] as string];
  if (node.kind === 'expr') return failed('$expr is not allowed in array filters');
  return node.kind === 'not' ? namesIn(node.node) : node.nodes.flatMap(namesIn);
}

function parseOne(filter: Value): readonly [string, (element: Value) => boolean] {
  if (!isDoc(filter))
    throw new ServerFailure(Code.TypeMismatch, 'arrayFilters must be an array of documents');
  const node = parseFilter(filter);
  const names = new Set(namesIn(node));
  const [name] = names;
  if (name === undefined)
    return failed('Cannot use an expression without a top-level field name in arrayFilters');
  if (names.size > 1) failed(`Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...names].map((n) => `'${n}'`).join(' and ')}`); // prettier-ignore
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) badValue(`The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`); // prettier-ignore
  const matches = compileNode(node);
  return [name, (element) => matches({ [name]: element })];
}

function usedBy(modifiers: readonly Modifier[]): Set<string> {
  const segments = modifiers.flatMap((modifier) => modifier.segments);
  return new Set(segments.filter((s) => s.startsWith('$[') && s !== '$[]').map((s) => s.slice(2, -1)));
}

/** Compiles `arrayFilters`; each must be used, and each `$[name]` must have one. */
export function parseArrayFilters(value: Value, modifiers: readonly Modifier[]): ArrayFilters {
  const used = usedBy(modifiers);
  const filters = new Map<string, (element: Value) => boolean>();
  if (value !== undefined && value !== null) {
    if (!Array.isArray(value)) throw new ServerFailure(Code.TypeMismatch, 'arrayFilters must be an array');
    for (const [name, test] of value.map(parseOne)) {
      if (filters.has(name))
        failed(`Found multiple array filters with the same top-level field name ${name}`);
      if (!used.has(name)) failed(`The array filter for identifier '${name}' was not used in the update`);
      filters.set(name, test);
    }
  }
  for (const name of used) if (!filters.has(name)) badValue(`No array filter found for identifier '${name}'`);
  return filters;
}
