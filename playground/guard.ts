import { AppError } from '../src/contract/errors';
import type { HttpRequest } from '../src/contract/http';

const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu;
const LOOPBACK_IP = /^(?:127\.|::1$)/u;
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Lets through what comes from this machine itself, by a name of this machine. Throws FORBIDDEN.
 * Why the Host header: a page elsewhere may point its own name at 127.0.0.1 (DNS rebinding).
 */
export function mustBeLocal({ ip, headers }: Pick<HttpRequest, 'ip' | 'headers'>): void {
  const direct = PROXY_HEADERS.every((name) => headers[name] === undefined);
  if (direct && LOOPBACK_IP.test(ip) && LOOPBACK_HOST.test(headers['host'] ?? '')) return;
  throw new AppError('FORBIDDEN', 'The playground is for this machine only: open it at http://127.0.0.1.');
}

/** As `mustBeLocal`, and sent by our own page. Throws FORBIDDEN or CROSS_ORIGIN. */
export function mustBeOurPage(request: Pick<HttpRequest, 'ip' | 'headers'>): void {
  mustBeLocal(request);
  const { origin, host = '' } = request.headers;
  if (origin?.toLowerCase() === `http://${host.toLowerCase()}`) return;
  throw new AppError('CROSS_ORIGIN', 'Only the page /playground/ of this server may open this socket.');
}
