import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { HttpConfig } from './deps';

/**
 * Security headers for API and pages: nothing from elsewhere. Inline styles are allowed (the widget carries its style
 * sheet), inline scripts are not.
 */
export function securityHeaders({ PUBLIC_URL }: Pick<HttpConfig, 'PUBLIC_URL'>): RequestHandler {
  const overTls = PUBLIC_URL?.startsWith('https:') === true;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
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
