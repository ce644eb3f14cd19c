/** Direct Line 3.0 over fetch. */
export interface Grant {
  conversationId: string;
  token: string;
  /** Seconds. */
  expires_in: number;
  userId?: string;
}
export interface Opened extends Partial<Grant> {
  streamUrl: string;
}

/** The server said no, or could not be reached (`status` 0). */
export class WireError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Milliseconds to wait, if the server said so. */
    readonly wait: number | null = null,
  ) {
    super(message);
  }

  /** Neither server nor conversation is there: a new stream must be found first. */
  get lost(): boolean {
    return this.status === 0 || this.status === 404;
  }

  /** Worth another try after a while. */
  get passing(): boolean {
    return this.status === 429 || this.status >= 500;
  }

  get unauthorised(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

export const DIRECT_LINE = '/v3/directline';
const TIMEOUT = 20_000;

/** Reads `{error:{message}}`; anything else gives an empty message. */
export function toError(status: number, body: string, retryAfter: string | null): WireError {
  let message = '';
  try {
    message = (JSON.parse(body) as { error?: { message?: string } }).error?.message ?? '';
  } catch {
    // A proxy's page: nothing to tell the customer.
  }
  const seconds = Number(retryAfter);
  return new WireError(status, message, retryAfter !== null && seconds >= 0 ? seconds * 1000 : null);
}

/** Sends JSON and returns JSON; throws WireError. */
export async function call<T>(url: string, method: string, token?: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    text = await response.text();
  } catch {
    throw new WireError(0, '');
  }
  if (!response.ok) throw toError(response.status, text, response.headers.get('retry-after'));
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new WireError(502, '');
  }
}
