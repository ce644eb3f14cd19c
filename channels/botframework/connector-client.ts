import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { httpCall } from './http-call';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;
type Request = Parameters<HttpClient['sendRequest']>[0];

/** The connector answered with an error. */
export class ConnectorRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterMs: number | undefined,
  ) {
    super(`The connector answered ${status} ${code}.`);
    this.name = 'ConnectorRefusal';
  }
}

const errorSchema = z.object({ error: z.object({ code: z.string().max(64) }) });
const TIMEOUT_MS = 15_000;
const MAX_ANSWER = 262_144;

/**
 * How the SDK's connector calls the vendor: once, with a time limit, no redirects. Throws ConnectorRefusal or
 * NetworkFailure.
 * Why errors instead of answers: above it stands a retry policy that cannot be switched off, which would send again after
 * a reset or a 5xx; it lets errors pass that are not its own.
 */
export function connectorClient(): HttpClient {
  return {
    async sendRequest(request) {
      const answer = await httpCall(request.url, {
        method: request.method as 'POST',
        headers: headersOf(request),
        ...(typeof request.body === 'string' && { body: request.body }),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_ANSWER,
      });
      if (answer.status < 200 || answer.status > 299)
        throw refusal(answer.status, answer.headers, answer.bytes);
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      headers.set('content-type', answer.headers.get('content-type') ?? 'application/json');
      return { request, status: answer.status, headers, bodyAsText: answer.bytes.toString('utf8') };
    },
  };
}

/** Fetch sets the length itself and refuses some names. */
function headersOf({ headers }: Request): Record<string, string> {
  const { 'content-length': _length, 'accept-encoding': _encoding, ...rest } = headers.toJson();
  return rest;
}

function refusal(status: number, headers: Headers, bytes: Buffer): ConnectorRefusal {
  const parsed = errorSchema.safeParse(jsonOf(bytes));
  const code = parsed.success ? parsed.data.error.code : `HTTP_${status}`;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const known = Number.isFinite(seconds) && seconds >= 0;
  return new ConnectorRefusal(status, code, known ? Math.min(seconds, 3600) * 1000 : undefined);
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
