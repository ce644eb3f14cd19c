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
    /** Milliseconds to wait, as the server said. */
    readonly wait = 0,
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

/** Whatever was thrown, as the server's no; what is not ours counts as a server that could not be reached. */
export const asWireError = (error: unknown): WireError =>
  error instanceof WireError ? error : new WireError(0, '');

const TIMEOUT = 20_000;

/** Reads `{error:{message}}`; anything else gives an empty message. */
export function toError(status: number, body: string, retryAfter: string | null): WireError {
  let message = '';
  try {
    message = (JSON.parse(body) as { error?: { message?: string } }).error?.message ?? '';
  } catch {
    // A proxy's page: nothing to tell the customer.
  }
  return new WireError(status, message, (Number(retryAfter) || 0) * 1000);
}

/** Sends JSON and returns JSON; throws WireError, or SyntaxError where somebody else answers (a hotel's sign-in page). */
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
      signal: AbortSignal.timeout(TIMEOUT),
    });
    text = await response.text();
  } catch {
    throw new WireError(0, '');
  }
  if (!response.ok) throw toError(response.status, text, response.headers.get('retry-after'));
  return JSON.parse(text) as T;
}
