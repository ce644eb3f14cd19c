import { EventEmitter } from 'node:events';
import type { mongo } from 'mongoose';
import type { EmbeddedStore } from '../storage/store';
import { EmbeddedServer } from './server';
import { WIRE_VERSION } from './internals';

/** Stands where the driver expects its view of a cluster: one server, always there. */
export class EmbeddedTopology extends EventEmitter {
  readonly description = { type: 'Embedded', logicalSessionTimeoutMinutes: null, servers: new Map<string, never>(), commonWireVersion: WIRE_VERSION }; // prettier-ignore
  readonly s: { readonly options: mongo.MongoOptions; readonly servers: Map<string, never> };
  readonly loadBalanced = false;
  readonly logicalSessionTimeoutMinutes = null;
  readonly commonWireVersion = WIRE_VERSION;
  private readonly server: Promise<EmbeddedServer>;

  constructor(
    private readonly store: EmbeddedStore,
    options: mongo.MongoOptions,
  ) {
    super();
    this.s = { options, servers: new Map<string, never>() };
    this.server = Promise.resolve(new EmbeddedServer(store));
  }

  selectServer(): Promise<EmbeddedServer> {
    return this.server;
  }

  lastHello(): object {
    return { maxWireVersion: WIRE_VERSION };
  }

  isConnected(): boolean {
    return true;
  }

  closeCheckedOutConnections(): void {
    // There are no connections.
  }

  close(): void {
    this.store.close();
  }
}
