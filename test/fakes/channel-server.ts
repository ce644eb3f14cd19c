import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { MountedChannel } from '../../src/contract/channel';
import { mountRoutes } from '../../src/http/channel-mount';
import { clientAddress } from '../../src/http/client-address';
import { mountSockets } from '../../src/http/socket-mount';
import type { FakeChannelHost } from './channel-host';

export interface ChannelServer {
  /** Such as `http://127.0.0.1:40001`. */
  origin: string;
  /** Cuts every WebSocket without a farewell, as a lost network does. */
  cut(): void;
  close(): Promise<void>;
}

/** One channel behind the real HTTP mounts, on a free port. */
export async function serveChannel(channel: MountedChannel, host: FakeChannelHost): Promise<ChannelServer> {
  const { logger, ids } = host;
  const client = clientAddress({ TRUST_PROXY: 0, SESSION_HOURS: 1, AGENT_LEASE_SECONDS: 90 });
  const metrics = { http: () => undefined, contentType: 'text/plain', text: () => Promise.resolve('') };
  const app = express();
  mountRoutes(app, channel.routes, client, { logger, ids, metrics });
  const server = createServer(app);
  const sockets = mountSockets(server, channel.sockets ?? [], client, logger);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => sockets.terminate(),
    close: async () => {
      sockets.close();
      sockets.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
