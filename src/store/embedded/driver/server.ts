import { mongo } from 'mongoose';
import { decode, encode } from '../bson/decode';
import type { Request } from '../commands/context';
import { isDoc } from '../bson/types';
import { execute } from '../commands/registry';
import { ServerFailure } from '../errors';
import type { EmbeddedStore } from '../storage/store';
import { CONNECTION, checkOperation, isSequence, WIRE_VERSION } from './internals';
import type { Operation } from './internals';

const batchFields = ['documents', 'updates', 'deletes'] as const;

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function batchOf(value: unknown, options: mongo.BSONSerializeOptions): Buffer[] | undefined {
  if (isSequence(value)) return value.chunks.slice(1).map(asBuffer);
  return Array.isArray(value) ? value.map((doc: object) => encode(doc, options)) : undefined;
}

/** Why encode and decode: the driver's encoder gives maps, `toBSON`, big integers and undefined their meaning. */
function requestOf(operation: Operation): Request {
  const command = operation.buildCommand(CONNECTION, undefined);
  const { ignoreUndefined = false, serializeFunctions = false } = operation.bsonOptions ?? operation.options;
  const options = { ignoreUndefined, serializeFunctions };
  const [name = ''] = Object.keys(command);
  const field = batchFields.find((key) => key in command);
  const { db } = operation.ns;
  if (field === undefined) return { db, name, command: decode(encode(command, options)), batch: undefined };
  const { [field]: documents, ...rest } = command;
  return { db, name, command: decode(encode(rest, options)), batch: batchOf(documents, options) };
}

/** What the driver has for a write that asked for no answer. */
const NO_ANSWER = encode({ ok: 1 });

function isUnacknowledged({ command }: Request): boolean {
  const concern = command['writeConcern'];
  return isDoc(concern) && concern['w'] === 0;
}

/** Answers a request; a write that asked for no answer gets none, not even MongoDB's errors. */
async function answer(store: EmbeddedStore, request: Request): Promise<Buffer> {
  if (!isUnacknowledged(request)) return execute(store, request);
  try {
    await execute(store, request);
  } catch (error) {
    if (!(error instanceof ServerFailure)) throw error;
  }
  return NO_ANSWER;
}

/** Turns MongoDB's own errors into the class that the driver gives for a server's answer. */
function serverError(failure: ServerFailure): mongo.MongoServerError {
  const extra = mongo.BSON.deserialize(encode(failure.extra));
  const { message: errmsg, code, codeName } = failure;
  return new mongo.MongoServerError({ ok: 0, errmsg, code, codeName, ...extra });
}

/** Stands where the driver expects a server, and answers its commands from the data file. */
export class EmbeddedServer {
  readonly description = {
    address: 'embedded',
    type: 'Standalone',
    maxWireVersion: WIRE_VERSION,
    minWireVersion: 0,
    logicalSessionTimeoutMinutes: null,
  };
  readonly loadBalanced = false;

  constructor(private readonly store: EmbeddedStore) {}

  /** Answers one operation of the driver. */
  async command(operation: Partial<Operation>): Promise<unknown> {
    checkOperation(operation);
    try {
      const bytes = await answer(this.store, requestOf(operation));
      return operation.SERVER_COMMAND_RESPONSE_TYPE.make(bytes);
    } catch (error) {
      throw error instanceof ServerFailure ? serverError(error) : error;
    }
  }
}
