import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { HttpConfig } from './deps';

/** Security headers for API and pages: nothing from elsewhere, nothing inline. */
export function securityHeaders({ PUBLIC_URL }: Pick<HttpConfig, 'PUBLIC_URL'>): RequestHandler {
  const overTls = PUBLIC_URL?.startsWith('https:') === true;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Why: older Safari does not count a WebSocket of the same host as 'self'.
        connectSrc: overTls ? ["'self'", PUBLIC_URL.replace(/^https:/u, 'wss:')] : ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: overTls,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  });
}
