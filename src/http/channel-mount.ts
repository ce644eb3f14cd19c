import type { IncomingMessage } from 'node:http';
import type { Express, Request, Response } from 'express';
import { AppError } from '../contract/errors';
import type { HttpRequest, HttpResponse, HttpRoute } from '../contract/http';
import { readBody } from './body';
import type { ClientAddress } from './client-address';
import type { HttpDeps } from './deps';
import { logError, sendProblem, toAppError } from './errors';

const ALLOWED_HEADERS = 'authorization, content-type, x-ms-bot-agent, x-requested-with';
const NO_QUERY: Record<string, string | undefined> = Object.freeze({});

type Deps = Pick<HttpDeps, 'logger' | 'ids' | 'metrics'>;

/** Mounts channel routes ahead of all middleware: a turn's hot path carries nothing that it does not need. */
export function mountRoutes(app: Express, routes: HttpRoute[], client: ClientAddress, deps: Deps): void {
  for (const [path, group] of groupByPath(routes)) {
    for (const route of group) {
      const method = route.method.toLowerCase() as Lowercase<HttpRoute['method']>;
      app[method](path, handlerOf(route, client, deps));
    }
    const allow = [...group.map((route) => route.method), 'OPTIONS'].join(', ');
    app.all(path, (request, response) => {
      response.setHeader('Allow', allow);
      if (request.method === 'OPTIONS') preflight(group, allow, request, response);
      else sendProblem(response, new AppError('METHOD_NOT_ALLOWED', `Use one of ${allow}.`));
    });
  }
}

function groupByPath(routes: HttpRoute[]): Map<string, HttpRoute[]> {
  const groups = new Map<string, HttpRoute[]>();
  for (const route of routes) groups.set(route.path, [...(groups.get(route.path) ?? []), route]);
  return groups;
}

function handlerOf(route: HttpRoute, client: ClientAddress, deps: Deps) {
  return async (request: Request, response: Response): Promise<void> => {
    const began = performance.now();
    try {
      allowOrigin(route, request, response);
      const body = await readBody(request, route.maxBytes);
      send(
        response,
        await route.handle(toHttpRequest(request, request.params, body, client)),
        request.method,
      );
    } catch (thrown) {
      fail(thrown, route, request, response, deps);
    }
    deps.metrics.http(route.method, route.path, response.statusCode, performance.now() - began);
  };
}

/** What a channel sees of a request. */
export function toHttpRequest(
  request: IncomingMessage,
  params: Request['params'],
  body: Buffer,
  client: ClientAddress,
): HttpRequest {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    params: params as Record<string, string>,
    query: mark < 0 ? NO_QUERY : queryOf(url.slice(mark + 1)),
    headers: request.headers as Record<string, string | undefined>,
    body,
    ip: client.ip(request),
    origin: client.origin(request),
  };
}

/** The first value of a name counts; the object has no prototype to write to. */
function queryOf(text: string): Record<string, string | undefined> {
  const query = Object.create(null) as Record<string, string | undefined>;
  for (const [name, value] of new URLSearchParams(text)) query[name] ??= value;
  return query;
}

function allowOrigin(route: HttpRoute, request: Request, response: Response): boolean {
  if (!route.cors) return false;
  response.setHeader('Vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !route.cors(origin)) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  return true;
}

function preflight(group: HttpRoute[], allow: string, request: Request, response: Response): void {
  const wanted = request.headers['access-control-request-method'];
  const route = group.find(({ method }) => method === wanted);
  if (route && allowOrigin(route, request, response)) {
    response.setHeader('Access-Control-Allow-Methods', allow);
    response.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
    response.setHeader('Access-Control-Max-Age', '86400');
  }
  response.writeHead(204).end();
}

function send(response: Response, { status, headers, body, onSent }: HttpResponse, method: string): void {
  if (onSent) reportSent(response, onSent);
  if (response.destroyed) return;
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (headers) for (const name in headers) response.setHeader(name, headers[name] ?? '');
  const bytes = typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body;
  if (bytes === undefined) {
    response.writeHead(status).end();
    return;
  }
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', typeOf(body));
  response.setHeader('Content-Length', Buffer.byteLength(bytes));
  response.writeHead(status).end(method === 'HEAD' ? undefined : bytes);
}

/** Finished: all of it has been handed to the network. Closed before that: the client had gone. */
function reportSent(response: Response, onSent: (left: boolean) => void): void {
  let told = false;
  const tell = (left: boolean) => (): void => {
    if (!told) onSent(left);
    told = true;
  };
  if (response.destroyed) tell(false)();
  response.once('finish', tell(true));
  response.once('close', tell(false));
}

function typeOf(body: HttpResponse['body']): string {
  if (typeof body === 'string') return 'text/plain; charset=utf-8';
  return Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json; charset=utf-8';
}

function fail(thrown: unknown, route: HttpRoute, request: Request, response: Response, deps: Deps): void {
  const error = toAppError(thrown);
  const requestId = deps.ids.next();
  logError(deps.logger, error, { requestId, method: route.method, route: route.path });
  if (!route.onError || response.headersSent) {
    sendProblem(response, error, requestId);
    return;
  }
  if (error.retryAfter !== undefined) response.setHeader('Retry-After', String(Math.ceil(error.retryAfter)));
  const { code, status, message, retryAfter } = error;
  send(response, route.onError({ code, status, message, retryAfter }), request.method);
}
