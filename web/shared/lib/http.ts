import type { Problem } from '../../../src/contract/api';

/** The server's answer to what it refused, or code NETWORK when there was none. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    detail: string,
    readonly fields: { path: string; message: string }[] = [],
    readonly details: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = 'ApiError';
  }
}

const TIMEOUT = 20_000;

async function toError(response: Response): Promise<ApiError> {
  try {
    const problem = (await response.json()) as Partial<Problem>;
    const { code = 'INTERNAL', detail = '', errors, details } = problem;
    return new ApiError(code, response.status, detail, errors, details);
  } catch {
    return new ApiError('INTERNAL', response.status, '');
  }
}

/** Calls the API under /api with the session's cookie. Throws ApiError. */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT),
    });
  } catch {
    throw new ApiError('NETWORK', 0, '');
  }
  if (!response.ok) throw await toError(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const get = <T>(path: string): Promise<T> => request<T>('GET', path);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>('POST', path, body);
export const part = encodeURIComponent;
