import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Express, Request, Response } from 'express';
import { AppError } from '../contract/errors';
import type { HttpDeps, Readiness } from './deps';

const READY_TIMEOUT_MS = 3_000;

type Deps = Pick<HttpDeps, 'config' | 'metrics' | 'ready'> & { isClosing: () => boolean };

/** `/healthz`: the process lives. `/readyz`: it can take work. `/metrics`: Prometheus. */
export function mountOperations(app: Express, { config, metrics, ready, isClosing }: Deps): void {
  app.get('/healthz', (_request, response) => plain(response).json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const readiness = isClosing() ? { ok: false, checks: { process: 'stopping' } } : await within(ready);
    plain(response)
      .status(readiness.ok ? 200 : 503)
      .json(readiness);
  });
  app.get('/metrics', async (request, response) => {
    requireScraper(request, config.METRICS_TOKEN);
    const text = await metrics.text();
    plain(response).set('Content-Type', metrics.contentType).end(text);
  });
}

function plain(response: Response): Response {
  return response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
}

async function within(ready: () => Promise<Readiness>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(
      () => resolve({ ok: false, checks: { process: 'no answer in time' } }),
      READY_TIMEOUT_MS,
    );
  });
  const failed = (): Readiness => ({ ok: false, checks: { process: 'check failed' } });
  try {
    return await Promise.race([ready().catch(failed), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** With a token: who has it. Without: this machine, unless a proxy on it passes the request on for somebody else. */
function requireScraper(request: Request, token: string | undefined): void {
  if (token !== undefined) {
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(token))) {
      throw new AppError('UNAUTHENTICATED', 'Send the METRICS_TOKEN as a bearer token.');
    }
  } else if (!isLocal(request)) {
    throw new AppError('FORBIDDEN', 'Set METRICS_TOKEN to read metrics from elsewhere.');
  }
}

function isLocal({ socket, headers }: IncomingMessage): boolean {
  const proxied = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some(
    (name) => headers[name] !== undefined,
  );
  return !proxied && /^(?:::1|(?:::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
