import { typeName } from '../bson/type-names';
import type { Doc } from '../bson/types';
import { Code, ServerFailure } from '../errors';
import type { Catalog } from '../storage/catalog';
import type { GroupCommit } from '../storage/group-commit';
import type { Cursors } from './cursors';

/** What commands work on. */
export interface Engine {
  readonly catalog: Catalog;
  readonly writes: GroupCommit;
  readonly cursors: Cursors;
  /** The time in milliseconds; injected so that expiry can be tested. */
  readonly clock: () => number;
}

/** One command as it came from the driver. */
export interface Request {
  readonly db: string;
  readonly name: string;
  readonly command: Doc;
  /** Documents of a bulk write (or the one of `insertOne`), encoded by the driver's options. */
  readonly batch: readonly Buffer[] | undefined;
}

/** Answers one command with an encoded document. */
export type Command = (engine: Engine, request: Request) => Buffer | Promise<Buffer>;

/** The collection that a command names. */
export function collectionOf({ command, name }: Request): string {
  const collection = command[name];
  if (typeof collection === 'string') return collection;
  throw new ServerFailure(Code.InvalidNamespace, `collection name has invalid type ${typeName(collection)}`);
}
