import type { mongo } from 'mongoose';
import { unsupported } from '../errors';

/**
 * What this store uses of the MongoDB driver's insides. The driver (pinned through mongoose) builds commands and
 * reads answers as it does for a server; only the server is ours. `checkOperation` fails loudly if that changes.
 */
export interface Operation {
  readonly commandName: string;
  readonly ns: { readonly db: string };
  readonly options: mongo.BSONSerializeOptions;
  readonly bsonOptions?: mongo.BSONSerializeOptions;
  readonly SERVER_COMMAND_RESPONSE_TYPE: { make(bytes: Uint8Array): unknown };
  buildCommand(connection: object, session: undefined): mongo.Document;
}

/** Documents that the driver has encoded beside the command. */
export interface DocumentSequence {
  readonly field: string;
  readonly documents: readonly mongo.Document[];
  readonly chunks: readonly Uint8Array[];
}

/** True for a batch that is already encoded; its first chunk is a header. */
export function isSequence(value: unknown): value is DocumentSequence {
  return (
    typeof value === 'object' &&
    value !== null &&
    'chunks' in value &&
    'field' in value &&
    'documents' in value
  );
}

/** Refuses a driver whose operations look different. */
export function checkOperation(operation: Partial<Operation>): asserts operation is Operation {
  const fits =
    typeof operation.buildCommand === 'function' &&
    typeof operation.SERVER_COMMAND_RESPONSE_TYPE?.make === 'function' &&
    typeof operation.ns?.db === 'string';
  if (!fits) unsupported('this version of the MongoDB driver (mongoose 9.12 with mongodb 7.8 is expected)');
}

/** The wire version that the driver is told: MongoDB 8.0. */
export const WIRE_VERSION = 25;

/** What the driver asks of a connection while it builds a command. */
export const CONNECTION = {
  description: { maxWireVersion: WIRE_VERSION, minWireVersion: 0, logicalSessionTimeoutMinutes: null },
  hello: { maxWireVersion: WIRE_VERSION },
};
