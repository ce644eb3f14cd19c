import type { MountedChannel } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse, HttpRoute } from '../../src/contract/http';

export interface CallOptions {
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: object | string | Buffer;
  ip?: string;
  origin?: string;
}

/** Calls a channel's routes without a server, with the limits and error shapes that the HTTP house keeps. */
export async function callChannel(
  mounted: Pick<MountedChannel, 'routes'>,
  method: string,
  url: string,
  options: CallOptions = {},
): Promise<HttpResponse> {
  const request = makeRequest(method, url, options);
  for (const route of mounted.routes) {
    const params = route.method === method ? matchPath(route.path, request.path) : null;
    if (params) return runRoute(route, { ...request, params });
  }
  return { status: 404 };
}

/** Sends a whole request, as a channel's driver made it, through the channel's routes. */
export async function sendRequest(
  mounted: Pick<MountedChannel, 'routes'>,
  request: HttpRequest,
): Promise<HttpResponse> {
  for (const route of mounted.routes) {
    const params = route.method === request.method ? matchPath(route.path, request.path) : null;
    if (params) return runRoute(route, { ...request, params });
  }
  return { status: 404 };
}

export function makeRequest(method: string, url: string, options: CallOptions = {}): HttpRequest {
  const { pathname, searchParams } = new URL(url, 'http://any');
  return {
    method,
    path: pathname,
    params: {},
    query: Object.fromEntries(searchParams),
    headers: options.headers ?? {},
    body: toBuffer(options.body),
    ip: options.ip ?? '203.0.113.7',
    origin: options.origin ?? 'https://bot.example',
  };
}

/** The named parts of a path that fits an express pattern of plain segments, or null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return params;
}

async function runRoute(route: HttpRoute, request: HttpRequest): Promise<HttpResponse> {
  try {
    if (request.body.length > route.maxBytes) throw new AppError('TOO_LARGE', 'The body is too large.');
    return await route.handle(request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const shaped: HttpResponse = route.onError?.(error) ?? {
      status: error.status,
      body: { code: error.code },
    };
    if (error.retryAfter === undefined) return shaped;
    return { ...shaped, headers: { ...shaped.headers, 'retry-after': String(error.retryAfter) } };
  }
}

function toBuffer(body: CallOptions['body']): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'object' ? JSON.stringify(body) : (body ?? ''));
}
