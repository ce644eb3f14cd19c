import { join } from 'node:path';
import express, { type Express, type RequestHandler, type Response } from 'express';

const YEAR_SECONDS = 31_536_000;
const MISSING =
  'The web parts are not built yet: run npm start, or npm run build:web. The API is at /api/openapi.json.\n';

/** Serves the built web parts: demo page at / and /webchat/, widget at /webchat/widget.js, console at /console/, studio at /studio/. */
export function mountStatic(app: Express, webRoot: string, headers: RequestHandler): void {
  app.use('/webchat/widget.js', allowEmbedding);
  app.get('/webchat/', headers, (_request, response, next) => {
    response.sendFile(join(webRoot, 'index.html'), (error?: Error) => error && next());
  });
  app.use(headers, express.static(webRoot, { setHeaders: cacheFor, dotfiles: 'ignore' }));
  app.get(
    ['/', '/webchat/', '/console', '/console/', '/studio', '/studio/', '/webchat/widget.js'],
    (_request, response) => {
      response.status(503).type('text/plain').send(MISSING);
    },
  );
}

/** A bank's page on another origin loads the widget, also with `crossorigin` and an integrity hash. */
const allowEmbedding: RequestHandler = (_request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  next();
};

/** Files with a hash in their name never change; all others are asked for again by their ETag. */
function cacheFor(response: Response, path: string): void {
  const hashed = /[-.][A-Za-z0-9_-]{8,}\.(?:js|css|woff2?|svg|png)$/.test(path) && path.includes('assets');
  response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  if (path.endsWith('widget.js')) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
