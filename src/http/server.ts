import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import express, { type Express } from 'express';
import { AppError } from '../contract/errors';
import { mountRoutes } from './channel-mount';
import { type ClientAddress, clientAddress } from './client-address';
import type { HttpDeps } from './deps';
import { createActNotes } from './act-notes';
import { accountEndpoints } from './endpoints/account';
import { agentEndpoints } from './endpoints/agents';
import { cannedEndpoints } from './endpoints/canned';
import { composingEndpoints } from './endpoints/composing';
import { auditEndpoints } from './endpoints/audit';
import { contactEndpoints } from './endpoints/contacts';
import { boardEndpoints } from './endpoints/board';
import { callbackEndpoints } from './endpoints/callbacks';
import { exportEndpoint } from './endpoints/export';
import { historyEndpoint } from './endpoints/history';
import { summaryEndpoint } from './endpoints/summary';
import { conversationEndpoints } from './endpoints/conversations';
import { escalationEndpoints } from './endpoints/escalations';
import { erasureEndpoints } from './endpoints/erasure';
import { eventsEndpoint } from './endpoints/events';
import { fileEndpoint } from './endpoints/files';
import { noteEndpoint } from './endpoints/notes';
import { presenceEndpoints } from './endpoints/presence';
import { oidcEndpoints } from './endpoints/oidc';
import { queueEndpoints } from './endpoints/queue';
import { reportEndpoints } from './endpoints/reports';
import { wallboardEndpoints } from './endpoints/wallboard';
import { sensitiveWordEndpoints } from './endpoints/sensitive-words';
import { sessionEndpoints } from './endpoints/session';
import { sessionListEndpoints } from './endpoints/sessions';
import { correctionEndpoint } from './endpoints/corrections';
import { studioEndpoints } from './endpoints/studio';
import { studioPublishingEndpoints } from './endpoints/studio-publishing';
import { timelineEndpoint } from './endpoints/timeline';
import { errorHandler } from './errors';
import { gracefulClose } from './graceful-close';
import { createLoginThrottle } from './login-throttle';
import { mountApi } from './mount-api';
import { openApiEndpoint } from './openapi';
import { mountOperations } from './operations';
import { securityHeaders } from './security-headers';
import { createSessions } from './sessions';
import { createSignsOfLife } from './signs-of-life';
import { mountSockets } from './socket-mount';
import { mountStatic } from './static-files';

const REQUEST_TIMEOUT_MS = 30_000;
/** Why so many: vendors open a connection for each push, and one that is refused waits a second and more to try again. */
const BACKLOG = 4_096;

/** The HTTP house, listening or not. */
export interface HttpHouse {
  server: Server;
  /** Starts to listen; port 0 takes a free one. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Stops taking, finishes what is under way, and cuts what is left after the deadline (milliseconds). */
  close(deadlineMs: number): Promise<void>;
}

/** Puts the house together: channels first and bare, then operations, API and pages with their protection. */
export function createHttp(deps: HttpDeps): HttpHouse {
  let closing = false;
  const client = clientAddress(deps.config);
  const app = express().disable('x-powered-by').disable('etag');
  mountRoutes(
    app,
    deps.channels.flatMap(({ routes }) => routes),
    client,
    deps,
  );
  mountOperations(app, { ...deps, isClosing: () => closing });
  const streams = buildApi(app, client, deps);
  mountStatic(app, resolve(deps.webRoot ?? 'web/dist'), securityHeaders(deps.config));
  app.use((_request, _response, next) =>
    next(new AppError('NOT_FOUND', 'There is nothing at this address.')),
  );
  app.use(errorHandler(deps));

  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 5_000 },
    app,
  );
  server.on('clientError', answerBrokenRequest);
  const sockets = mountSockets(
    server,
    deps.channels.flatMap((channel) => channel.sockets ?? []),
    client,
    deps.logger,
  );
  const closeAll = gracefulClose(server, () => sockets.terminate());
  return {
    server,
    listen: (port, host) => listen(server, port, host),
    close: async (deadlineMs) => {
      closing = true;
      const closed = closeAll(deadlineMs);
      streams.close();
      sockets.close();
      await closed;
    },
  };
}

function buildApi(app: Express, client: ClientAddress, deps: HttpDeps): { close(): void } {
  const { config } = deps;
  const sessions = createSessions({
    agents: deps.store.agents,
    sessions: deps.store.sessions,
    clock: deps.clock,
    logger: deps.logger,
    client,
    hours: config.SESSION_HOURS,
  });
  const life = createSignsOfLife({ ...deps, leaseSeconds: config.AGENT_LEASE_SECONDS });
  const throttle = createLoginThrottle(deps.store.throttles, deps.clock);
  const acts = createActNotes({ ...deps, client });
  const streams = eventsEndpoint({ ...deps, sessions, life });
  const endpoints = [
    ...sessionEndpoints({ ...deps, sessions, client, acts, throttle }),
    ...oidcEndpoints({ ...deps, sessions, client, acts }),
    ...accountEndpoints({ ...deps, throttle }),
    ...sessionListEndpoints(deps),
    ...queueEndpoints(deps),
    ...escalationEndpoints(deps),
    ...boardEndpoints(deps),
    ...callbackEndpoints(deps),
    historyEndpoint(deps),
    exportEndpoint(deps),
    summaryEndpoint(deps),
    ...presenceEndpoints(deps),
    ...conversationEndpoints(deps),
    timelineEndpoint(deps),
    noteEndpoint(deps),
    ...composingEndpoints(deps),
    ...cannedEndpoints(deps),
    ...sensitiveWordEndpoints(deps),
    ...contactEndpoints(deps),
    correctionEndpoint(deps),
    ...studioEndpoints(deps),
    ...studioPublishingEndpoints(deps),
    fileEndpoint(deps),
    ...agentEndpoints(deps),
    ...auditEndpoints(deps),
    ...erasureEndpoints(deps),
    ...reportEndpoints(deps),
    ...wallboardEndpoints(deps),
    streams.endpoint,
  ];
  mountApi(app, [...endpoints, openApiEndpoint(endpoints)], securityHeaders(config), {
    ...deps,
    client,
    sessions,
    acts,
    onCall: ({ agent }) => life.sign(agent),
  });
  return streams;
}

function listen(server: Server, port: number, host: string): Promise<{ port: number }> {
  return new Promise((done, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      done({ port: (server.address() as AddressInfo).port });
    });
  });
}

const BROKEN: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** A request that is not HTTP gets a bare answer, if there is still somebody to get it. */
function answerBrokenRequest(
  error: NodeJS.ErrnoException,
  socket: Duplex & { _httpMessage?: ServerResponse | null },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent === true) {
    socket.destroy();
    return;
  }
  const status = BROKEN[error.code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
