import type { Receipt } from '../../contract/channel';
import { parseJsonBody } from '../json-body';

/** What came of a call: the vendor's JSON object, or the outcome of a send for which there was no such answer. */
export type CallResult =
  | { kind: 'answer'; body: Record<string, unknown> }
  | { kind: 'trouble'; receipt: Exclude<Receipt, { outcome: 'sent' }> };

export interface CallLimits {
  /** The whole call, ms; 5 s when left out. */
  timeoutMs?: number;
  /** Largest answer; 256 KB when left out. */
  maxBytes?: number;
}

/** Codes with which a call ends before its first byte has left; whatever else went wrong may have been carried out. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$/;

/** Posts an object as JSON, or a form. Redirects are not followed. Never throws. */
export async function callVendor(
  url: string,
  payload: object | FormData,
  { timeoutMs = 5_000, maxBytes = 256 * 1024 }: CallLimits = {},
): Promise<CallResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(payload instanceof FormData
        ? { body: payload }
        : { body: JSON.stringify(payload), headers: { 'content-type': 'application/json; charset=utf-8' } }),
    });
    if (response.ok) return answerOf(await boundedText(response, maxBytes));
    await response.body?.cancel();
    return trouble(retriable(response.status) ? 'retry' : 'rejected', `HTTP_${response.status}`);
  } catch (error) {
    const code = codeOf(error);
    return trouble(NOT_SENT.test(code) ? 'retry' : 'unknown', code);
  }
}

/** Parses JSON with integers that a number cannot hold as texts. Why: message ids have 64 bits. */
export function parseWideJson(text: string): unknown {
  return parseJsonBody(text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, quoteInteger));
}

function quoteInteger(found: string): string {
  return found.startsWith('"') ? found : `"${found}"`;
}

function answerOf(text: string | null): CallResult {
  if (text === null) return trouble('unknown', 'ANSWER_TOO_LARGE');
  try {
    const body = parseWideJson(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { kind: 'answer', body: body as Record<string, unknown> };
    }
  } catch {
    // Said by the outcome.
  }
  return trouble('unknown', 'BAD_ANSWER');
}

function retriable(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

async function boundedText(response: Response, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return '';
  // Leaving the loop early ends the response.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch` hides the network's own error as the cause, and that sometimes in a list of one for each address. */
function codeOf(error: unknown): string {
  if (fieldOf(error, 'name') === 'TimeoutError') return 'TIMEOUT';
  const cause = fieldOf(error, 'cause');
  const list = fieldOf(cause, 'errors');
  const codes = [...(Array.isArray(list) ? (list as unknown[]) : []), cause, error].map((one) =>
    fieldOf(one, 'code'),
  );
  return codes.find((code) => typeof code === 'string') ?? 'NETWORK';
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function trouble(outcome: 'retry' | 'unknown' | 'rejected', code: string): CallResult {
  return { kind: 'trouble', receipt: { outcome, code } };
}
