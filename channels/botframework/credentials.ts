import { z } from 'zod';
import type { Clock } from '../../src/contract/ports';
import { type Answer, httpCall, NetworkFailure } from './http-call';

/** The authority would not give us a token. */
export class LoginRefused extends Error {
  constructor(readonly status: number) {
    super(`The login server answered ${status}; check BOTFRAMEWORK_APP_ID and BOTFRAMEWORK_APP_PASSWORD.`);
    this.name = 'LoginRefused';
  }
}

export interface LoginOptions {
  loginUrl: string;
  appId: string;
  password: string;
  scope: string;
  clock: Clock;
}

export interface TokenSource {
  /** A token that is good for at least five more minutes. Throws LoginRefused or NetworkFailure. */
  token(): Promise<string>;
  /** Forgets it, as when the vendor would not take it. */
  drop(): void;
}

const EARLY_MS = 5 * 60_000;
const tokenSchema = z.object({
  access_token: z.string().min(1).max(16_384),
  expires_in: z.coerce.number().min(1),
});

/**
 * Tokens by client credentials, one request at a time, kept until shortly before their end.
 * Why not the SDK's own credentials: they give no time limit, and MSAL refuses any authority that it does not know.
 * Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function tokenSource(options: LoginOptions): TokenSource {
  let kept: { token: string; until: number } | null = null;
  let asking: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    const now = options.clock.now().getTime();
    const { access_token, expires_in } = await requestToken(options);
    kept = { token: access_token, until: now + expires_in * 1000 - EARLY_MS };
    return access_token;
  };
  return {
    token() {
      if (kept && kept.until > options.clock.now().getTime()) return Promise.resolve(kept.token);
      asking ??= ask().finally(() => (asking = null));
      return asking;
    },
    drop: () => void (kept = null),
  };
}

async function requestToken(options: LoginOptions) {
  const { status, bytes } = await askLogin(options).catch((error: unknown) => {
    // Nothing of ours has gone to the vendor yet, so the message can be sent again.
    throw error instanceof NetworkFailure ? new NetworkFailure(error.code, false) : error;
  });
  const parsed = status === 200 ? tokenSchema.safeParse(safeJson(bytes)) : null;
  if (!parsed?.success) throw new LoginRefused(status);
  return parsed.data;
}

function askLogin({ loginUrl, appId, password, scope }: LoginOptions): Promise<Answer> {
  return httpCall(`${loginUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: password,
      scope: `${scope}/.default`,
    }).toString(),
    timeoutMs: 10_000,
    maxBytes: 65_536,
  });
}

function safeJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
