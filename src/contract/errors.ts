/** Whose fault it was: it decides who is told, whether to retry, and the HTTP status. */
export type Culprit = 'client' | 'vendor' | 'network' | 'server';

/** Every error code that leaves the process, with its culprit and HTTP status. */
export const ERROR_CODES = {
  BAD_REQUEST: { culprit: 'client', status: 400 },
  BAD_JSON: { culprit: 'client', status: 400 },
  UNAUTHENTICATED: { culprit: 'client', status: 401 },
  BAD_CREDENTIALS: { culprit: 'client', status: 401 },
  SECOND_STEP: { culprit: 'client', status: 401 },
  SECOND_STEP_UNSET: { culprit: 'client', status: 403 },
  BAD_SIGNATURE: { culprit: 'client', status: 401 },
  TOKEN_EXPIRED: { culprit: 'client', status: 403 },
  FORBIDDEN: { culprit: 'client', status: 403 },
  CROSS_ORIGIN: { culprit: 'client', status: 403 },
  NOT_FOUND: { culprit: 'client', status: 404 },
  QUEUE_EMPTY: { culprit: 'client', status: 404 },
  METHOD_NOT_ALLOWED: { culprit: 'client', status: 405 },
  CONFLICT: { culprit: 'client', status: 409 },
  ALREADY_CLAIMED: { culprit: 'client', status: 409 },
  NOT_OWNER: { culprit: 'client', status: 409 },
  AT_CAPACITY: { culprit: 'client', status: 409 },
  SENSITIVE: { culprit: 'client', status: 409 },
  SMS_UNAVAILABLE: { culprit: 'client', status: 409 },
  TOO_LARGE: { culprit: 'client', status: 413 },
  UNSUPPORTED_MEDIA: { culprit: 'client', status: 415 },
  TOO_MANY_REQUESTS: { culprit: 'client', status: 429 },
  VENDOR_REJECTED: { culprit: 'vendor', status: 502 },
  VENDOR_UNREACHABLE: { culprit: 'network', status: 502 },
  STARTING: { culprit: 'server', status: 503 },
  STORE_UNAVAILABLE: { culprit: 'server', status: 503 },
  OVERLOADED: { culprit: 'server', status: 503 },
  PDF_FONT_MISSING: { culprit: 'server', status: 503 },
  CONFIG_INVALID: { culprit: 'server', status: 500 },
  CONTENT_INVALID: { culprit: 'client', status: 422 },
  REPLY_NOT_DELIVERABLE: { culprit: 'server', status: 500 },
  INTERNAL: { culprit: 'server', status: 500 },
} as const satisfies Record<string, { culprit: Culprit; status: number }>;

export type ErrorCode = keyof typeof ERROR_CODES;

export interface ErrorDetails {
  /** Said beside the message, such as the field and what was wrong with it. */
  details?: Record<string, unknown>;
  /** Seconds to wait before trying again. */
  retryAfter?: number;
  cause?: unknown;
}

/** An error that we expect. The message says what to do next and holds no personal data and no secret. */
export class AppError extends Error {
  readonly culprit: Culprit;
  readonly status: number;
  readonly details: Record<string, unknown> | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ErrorDetails = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.culprit = ERROR_CODES[code].culprit;
    this.status = ERROR_CODES[code].status;
    this.details = options.details;
    this.retryAfter = options.retryAfter;
  }
}
