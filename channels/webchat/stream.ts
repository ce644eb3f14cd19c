import { AppError } from '../../src/contract/errors';
import type { HttpRequest, Socket, SocketRoute } from '../../src/contract/http';
import type { Claims } from './claims';
import { requireTrustedOrigin } from './access';
import type { Service } from './service';
import type { AddressOf } from './show';
import { SocketPool } from './socket-pool';
import { StreamReader } from './stream-reader';
import { parseWatermark } from './watermark';

/**
 * The WebSocket stream: everything after the watermark, then live. The ticket must be fresh when the socket opens; after
 * that the socket stays, also past the end of the token, as with Direct Line.
 */
export function streamRoute(service: Service): SocketRoute {
  const pool = new SocketPool();
  return {
    path: '/v3/directline/conversations/:id/stream',
    connect: (request) => Promise.resolve().then(() => connect(service, pool, request)),
  };
}

function connect(service: Service, pool: SocketPool, request: HttpRequest): (socket: Socket) => void {
  const { conv } = readTicket(service, request);
  const after = parseWatermark(request.query['watermark']);
  return (socket) => {
    pool.add(conv, socket);
    const addressOf: AddressOf = (id, name) => service.links.make(request.origin, id, name);
    new StreamReader(service.host, conv, after, { socket, addressOf }).start();
  };
}

/** Throws UNAUTHENTICATED, TOKEN_EXPIRED, or FORBIDDEN for another conversation's ticket. */
function readTicket(service: Service, request: HttpRequest): Claims {
  const claims = service.tokens.verifyTicket(request.query['t'] ?? '');
  if (claims.conv !== request.params['id']) {
    throw new AppError(
      'FORBIDDEN',
      'The stream belongs to another conversation; use the streamUrl that you were given.',
    );
  }
  requireTrustedOrigin(claims, request);
  return claims;
}
