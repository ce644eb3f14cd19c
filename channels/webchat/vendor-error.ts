import type { HttpResponse, RouteError } from '../../src/contract/http';

const VENDOR_CODES: Record<string, string> = {
  BAD_REQUEST: 'BadArgument',
  BAD_JSON: 'BadArgument',
  UNAUTHENTICATED: 'Unauthorized',
  TOKEN_EXPIRED: 'TokenExpired',
  FORBIDDEN: 'Forbidden',
  CROSS_ORIGIN: 'Forbidden',
  NOT_FOUND: 'NotFound',
  TOO_LARGE: 'MessageSizeTooBig',
  UNSUPPORTED_MEDIA: 'UnsupportedMediaType',
  TOO_MANY_REQUESTS: 'TooManyRequests',
};

/** Direct Line's shape of an error. Source: Direct Line API 3.0 reference, ErrorResponse. */
export function vendorError(error: RouteError): HttpResponse {
  return {
    status: error.status,
    body: { error: { code: VENDOR_CODES[error.code] ?? 'ServiceError', message: error.message } },
  };
}
