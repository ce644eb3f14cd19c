import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '../src/contract/errors';
import type { HttpRequest, HttpResponse, HttpRoute } from '../src/contract/http';
import { mustBeLocal } from './guard';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const ASSET = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.(?:js|css|svg)$/u;

/** Folders below which the built pages lie. */
export interface Built {
  playground: string;
  console: string;
}

/**
 * The playground's page, its chat page, and the console as it may be framed by the playground. Why a second door to the
 * console: its own, /console/, lets nobody frame it, with or without a playground.
 */
export function pageRoutes(built: Built): HttpRoute[] {
  return [
    // Why without the last slash: express takes both.
    route('/playground', () => page(join(built.playground, 'index.html'), "'none'")),
    route('/playground/chat', () => page(join(built.playground, 'chat.html'), "'self'")),
    route('/playground/console', () => page(join(built.console, 'index.html'), "'self'")),
    route('/playground/assets/:name', ({ params }) => asset(built.playground, params['name'] ?? '')),
  ];
}

function route(path: string, answer: (request: HttpRequest) => Promise<HttpResponse>): HttpRoute {
  return {
    method: 'GET',
    path,
    maxBytes: 0,
    handle: (request) => {
      mustBeLocal(request);
      return answer(request);
    },
  };
}

async function page(file: string, framedBy: "'none'" | "'self'"): Promise<HttpResponse> {
  return {
    status: 200,
    headers: {
      'Content-Type': TYPES['.html'] ?? '',
      'Cache-Control': 'no-cache',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Frame-Options': framedBy === "'none'" ? 'DENY' : 'SAMEORIGIN',
      'Content-Security-Policy': policy(framedBy),
    },
    body: await read(file),
  };
}

/** As strict as the other pages': nothing from elsewhere, nothing inline. */
function policy(framedBy: string): string {
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');
}

async function asset(folder: string, name: string): Promise<HttpResponse> {
  if (!ASSET.test(name)) throw new AppError('NOT_FOUND', 'There is no such file.');
  return {
    status: 200,
    headers: {
      'Content-Type': TYPES[extname(name)] ?? '',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
    body: await read(join(folder, 'assets', name)),
  };
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new AppError('NOT_FOUND', 'The playground is not built: run npm start, or npm run build:web.', {
      cause,
    });
  }
}
