import type { Express, Request, RequestHandler, Response } from 'express';
import { AppError } from '../contract/errors';
import { mayBeLimited, rolesOf } from './access';
import type { ActNotes } from './act-notes';
import { readBody } from './body';
import type { ClientAddress } from './client-address';
import { checkSameSite, requireJson } from './csrf';
import type { HttpDeps } from './deps';
import type { Caller, Endpoint } from './endpoint';
import type { Sessions } from './sessions';

const MAX_BODY = 100 * 1024;

export interface ApiDeps extends Pick<HttpDeps, 'ids' | 'metrics'> {
  client: ClientAddress;
  sessions: Sessions;
  acts: ActNotes;
  /** Called with every authenticated request. */
  onCall(caller: Caller): void;
}

/** Mounts the table of endpoints: request id, CSRF, sign-in, role, body, audit, handler, in this order. */
export function mountApi(app: Express, endpoints: Endpoint[], headers: RequestHandler, deps: ApiDeps): void {
  app.use('/api', headers, (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Request-Id', deps.ids.next());
    next();
  });
  const methods = new Map<string, string[]>();
  for (const entry of endpoints) {
    const [method = 'GET', path = '/'] = entry.key.split(' ');
    methods.set(path, [...(methods.get(path) ?? []), method]);
    const name = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    app[name](path, (request, response) => answer(entry, path, request, response, deps));
  }
  for (const [path, allowed] of methods) {
    app.all(path, (_request, response) => {
      response.setHeader('Allow', allowed.join(', '));
      throw new AppError('METHOD_NOT_ALLOWED', `Use one of ${allowed.join(', ')}.`);
    });
  }
}

async function answer(
  entry: Endpoint,
  path: string,
  request: Request,
  response: Response,
  deps: ApiDeps,
): Promise<void> {
  const began = performance.now();
  response.once('finish', () => {
    // Why: a stream's life says nothing about how fast we answer.
    if (entry.produces === 'text/event-stream' && response.statusCode === 200) return;
    deps.metrics.http(request.method, path, response.statusCode, performance.now() - began);
  });
  checkSameSite(request, deps.client);
  const caller = await admit(entry, request, deps);
  const body = await readJson(request, entry.maxBody ?? MAX_BODY);
  const { params, query } = request;
  const raw = { params, query, body, request, response, caller };
  const reply = await deps.acts.noting(entry.key, caller, request, (admitted) =>
    entry.run({ ...raw, ...(admitted && { admitted }) }),
  );
  if (!reply || response.headersSent) return;
  if (reply.cookie !== undefined) response.setHeader('Set-Cookie', reply.cookie);
  response.status(entry.status);
  if (entry.status === 204) response.end();
  else response.json(reply.body);
}

async function admit(entry: Endpoint, request: Request, deps: ApiDeps): Promise<Caller | null> {
  const roles = rolesOf(entry.key);
  if (!roles) return null;
  const caller = await deps.sessions.find(request);
  if (!caller) throw new AppError('UNAUTHENTICATED', 'Sign in first: POST /api/session.');
  if (caller.session.limited && !mayBeLimited(entry.key)) {
    throw new AppError('SECOND_STEP_UNSET', 'Your role must sign in with a second step. Set it up first.');
  }
  if (!roles.includes(caller.agent.role)) {
    await deps.acts.refused(entry.key, caller, request);
    throw new AppError('FORBIDDEN', `The role ${caller.agent.role} may not do this.`);
  }
  if (!caller.session.limited) deps.onCall(caller);
  return caller;
}

async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  requireJson(request);
  const bytes = await readBody(request, maxBytes);
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    throw new AppError('BAD_JSON', 'The body is not valid JSON in UTF-8.', { cause });
  }
}
