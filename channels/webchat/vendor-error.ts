import type { HttpResponse } from '../../src/contract/http';

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
export function vendorError(error: {
  code: string;
  status: number;
  message: string;
  retryAfter?: number | undefined;
}): HttpResponse {
  return {
    status: error.status,
    ...(error.retryAfter !== undefined && { headers: { 'retry-after': String(error.retryAfter) } }),
    body: { error: { code: VENDOR_CODES[error.code] ?? 'ServiceError', message: error.message } },
  };
}
