import { mongo } from 'mongoose';
import { unsupported } from '../errors';
import { EmbeddedStore } from '../storage/store';
import type { StoreFile } from '../storage/store';
import { EmbeddedTopology } from './topology';

/** Name of the database that a client without another name uses. */
const DB_NAME = 'switchboard';

interface Insides {
  topology: EmbeddedTopology | undefined;
}

/**
 * The driver's own client on the embedded store: results, cursors, bulk writes, errors and checks of arguments are
 * the driver's, commands are answered in the process instead of being sent.
 */
export class EmbeddedClient extends mongo.MongoClient {
  readonly store: EmbeddedStore;

  constructor({ ignoreUndefined = true, dbName = DB_NAME, ...file }: EmbeddedOptions) {
    super(`mongodb://embedded.invalid/${dbName}`, { ignoreUndefined, retryReads: false, retryWrites: false });
    this.store = new EmbeddedStore(file);
  }

  /** Replaces the driver's connecting. Why defined here: the driver calls it by this name. */
  async _connect(): Promise<this> {
    const self = this as unknown as Insides;
    self.topology ??= new EmbeddedTopology(this.store, this.options);
    return Promise.resolve(this);
  }

  /** Allows the sessions that the driver makes for single operations; there is nothing in them. */
  override startSession(
    options?: mongo.ClientSessionOptions & { explicit?: boolean; owner?: unknown },
  ): mongo.ClientSession {
    if (options?.explicit !== false) return unsupported('sessions and transactions');
    return super.startSession(options);
  }

  override watch(): never {
    return unsupported('change streams');
  }
}

/** How an embedded client is opened. */
export interface EmbeddedOptions extends StoreFile {
  readonly dbName?: string | undefined;
  /** Whether undefined fields are left out (the default here) or stored as null (the driver's default). */
  readonly ignoreUndefined?: boolean | undefined;
}
