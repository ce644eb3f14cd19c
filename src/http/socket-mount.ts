import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../contract/errors';
import type { Socket, SocketRoute } from '../contract/http';
import type { Logger } from '../contract/ports';
import { toHttpRequest } from './channel-mount';
import type { ClientAddress } from './client-address';
import { logError, problemOf, toAppError } from './errors';
import { pathMatcher } from './path-matcher';

const MAX_FRAME = 64 * 1024;
const HEARTBEAT_MS = 30_000;
const NO_BODY = Buffer.alloc(0);

/** The open sockets of all channels. */
export interface Sockets {
  /** Refuses new ones, and asks the open ones to go (1001). */
  close(): void;
  /** Cuts what is still open. */
  terminate(): void;
}

/** Mounts socket routes on the server's upgrades; who may not in gets an HTTP answer with the proper status. */
export function mountSockets(
  server: Server,
  routes: SocketRoute[],
  client: ClientAddress,
  logger: Logger,
): Sockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, clientTracking: true });
  const matchers = routes.map((route) => ({ route, match: pathMatcher(route.path) }));
  let closing = false;

  const open = async (request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> => {
    if (closing) throw new AppError('STARTING', 'The server is stopping; connect again.');
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    for (const { route, match } of matchers) {
      const params = match(path);
      if (!params) continue;
      const opened = await route.connect(toHttpRequest(request, params, NO_BODY, client));
      if (raw.destroyed) return;
      wss.handleUpgrade(request, raw, head, (ws) => opened(wrap(ws, logger)));
      return;
    }
    throw new AppError('NOT_FOUND', 'There is no socket at this address.');
  };

  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    const drop = () => raw.destroy();
    raw.on('error', drop);
    open(request, raw, head).catch((thrown: unknown) => {
      const error = toAppError(thrown);
      logError(logger, error, { upgrade: true });
      refuseUpgrade(raw, error);
    });
  });
  const heartbeat = setInterval(() => beat(wss), HEARTBEAT_MS).unref();
  return {
    close: () => {
      closing = true;
      clearInterval(heartbeat);
      for (const ws of wss.clients) ws.close(1001, 'server is stopping');
    },
    terminate: () => {
      for (const ws of wss.clients) ws.terminate();
    },
  };
}

function refuseUpgrade(raw: Duplex, error: AppError): void {
  if (!raw.writable) return;
  const body = JSON.stringify(problemOf(error));
  raw.end(
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? 'Error'}\r\nConnection: close\r\n` +
      `Content-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const silent = new WeakSet<WebSocket>();

/** Cuts who has not answered the last ping, and pings the others. */
function beat(wss: WebSocketServer): void {
  for (const ws of wss.clients) {
    if (silent.has(ws)) ws.terminate();
    else {
      silent.add(ws);
      ws.ping();
    }
  }
}

function wrap(ws: WebSocket, logger: Logger): Socket {
  ws.on('pong', () => silent.delete(ws));
  ws.on('error', (err) => logger.debug({ err }, 'socket error'));
  return {
    send: (text) => {
      if (ws.readyState === ws.OPEN) ws.send(text);
    },
    close: (code, reason) => ws.close(code, reason.slice(0, 40)),
    onMessage: (listener) => {
      ws.on('message', (data: Buffer, isBinary) => {
        if (isBinary) {
          ws.close(1003, 'text only');
          return;
        }
        try {
          listener(data.toString());
        } catch (err) {
          logger.error({ err }, 'socket listener failed');
          ws.close(1011, 'internal error');
        }
      });
    },
    onClose: (listener) => void ws.on('close', () => listener()),
    buffered: () => ws.bufferedAmount,
  };
}
