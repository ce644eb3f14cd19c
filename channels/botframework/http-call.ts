import { z } from 'zod';

/** The vendor did not answer. */
export class NetworkFailure extends Error {
  constructor(
    readonly code: string,
    /** False when the connection was never made, so that nothing can have arrived. */
    readonly mayHaveArrived: boolean,
  ) {
    super(`The vendor did not answer (${code}).`);
    this.name = 'NetworkFailure';
  }
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
  /** Largest answer in bytes; above it the call fails with the code TOO_LARGE. */
  maxBytes: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** Why not instanceof: fetch's errors may be of another realm. */
const seenSchema = z
  .object({
    name: z.unknown(),
    code: z.unknown(),
    cause: z.unknown(),
    errors: z.array(z.unknown()).optional(),
  })
  .partial();

/** Codes of failures before the request was written. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|ERR_SSL_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/**
 * One HTTP call. Throws NetworkFailure without an answer.
 * Why no redirects: they would carry our token to a place that is on no list.
 */
export async function httpCall(url: string, call: Call): Promise<Answer> {
  const { timeoutMs, maxBytes, ...init } = call;
  // Why: a kept connection that the vendor has just closed looks like a message that may have arrived.
  const headers = { ...init.headers, connection: 'close' };
  try {
    const response = await fetch(url, {
      ...init,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: response.status,
      headers: response.headers,
      bytes: await readBounded(response, maxBytes),
    };
  } catch (thrown) {
    if (thrown instanceof NetworkFailure) throw thrown;
    const code = codeOf(thrown);
    throw new NetworkFailure(code, !NOT_SENT.test(code));
  }
}

async function readBounded(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > maxBytes) throw new NetworkFailure('TOO_LARGE', true);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

/** Fetch hides the reason in `cause`, and that of several addresses in `errors`. */
function codeOf(thrown: unknown): string {
  for (let error = thrown, depth = 0; depth < 4; depth += 1) {
    const seen = seenSchema.safeParse(error);
    if (!seen.success) break;
    if (seen.data.name === 'TimeoutError') return 'TIMEOUT';
    if (typeof seen.data.code === 'string') return seen.data.code;
    error = seen.data.errors?.[0] ?? seen.data.cause;
  }
  return 'NETWORK';
}
