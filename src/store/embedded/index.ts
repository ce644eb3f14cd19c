import { join } from 'node:path';
import { Mongoose } from 'mongoose';
import type { Connection } from 'mongoose';
import { EmbeddedClient } from './driver/client';

export { EMBEDDED_CLOSED, EMBEDDED_LOCKED, EMBEDDED_UNSUPPORTED } from './errors';
export {
  EmbeddedClosedError,
  EmbeddedLockedError,
  EmbeddedUnsupportedError,
  isEmbeddedUnsupported,
} from './errors';
export { EmbeddedClient } from './driver/client';
export type { EmbeddedOptions } from './driver/client';

/** Name of the data file in its directory. */
const FILE_NAME = 'switchboard.db';

/** How the embedded store is opened. */
export interface ConnectEmbeddedOptions {
  /** Directory of the data file; made when it is missing. */
  readonly dataDir: string;
  /** Milliseconds since 1970; for `$currentDate` and expiry. */
  readonly clock?: () => number;
  /** Whether undefined fields are left out (default) or stored as null. */
  readonly ignoreUndefined?: boolean;
}

/**
 * Opens the embedded store and gives a Mongoose of its own, connected to it. Models, queries and direct collection
 * calls work as with MongoDB; what cannot is refused with an `EmbeddedUnsupportedError`.
 * Throws `EmbeddedLockedError` while another process has the directory open.
 */
export async function connectEmbedded(options: ConnectEmbeddedOptions): Promise<Mongoose> {
  const { dataDir, clock, ignoreUndefined } = options;
  const client = new EmbeddedClient({ file: join(dataDir, FILE_NAME), clock, ignoreUndefined });
  await client.connect();
  const mongoose = new Mongoose({ autoIndex: false, bufferCommands: false });
  mongoose.connection.setClient(client);
  return mongoose;
}

/** The embedded store behind a connection of `connectEmbedded`. */
export function embeddedStore(connection: Connection): EmbeddedClient['store'] {
  const client: unknown = connection.getClient();
  if (client instanceof EmbeddedClient) return client.store;
  throw new TypeError('The connection is not embedded.');
}
