import type { IncomingMessage } from 'node:http';
import { AppError } from '../contract/errors';
import type { ClientAddress } from './client-address';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send (CROSS_ORIGIN): by Fetch Metadata, else by Origin. A request with
 * neither header comes from no browser of today. See https://web.dev/articles/fetch-metadata
 */
export function checkSameSite(request: IncomingMessage, client: ClientAddress): void {
  if (SAFE.has(request.method ?? '')) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const allowed =
    site === undefined
      ? origin === undefined || origin === client.origin(request)
      : site === 'same-origin' || site === 'none';
  if (!allowed) throw new AppError('CROSS_ORIGIN', 'Requests from other sites are not accepted.');
}

/** A form of another site cannot send JSON without asking first, so nothing else is read (UNSUPPORTED_MEDIA). */
export function requireJson({ headers }: IncomingMessage): void {
  const type = headers['content-type'];
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (type === undefined && !hasBody) return;
  if (!/^application\/json *(?:;|$)/i.test(type ?? '')) {
    throw new AppError('UNSUPPORTED_MEDIA', 'Send Content-Type: application/json.');
  }
}
