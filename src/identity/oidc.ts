import { createHash } from 'node:crypto';
import { custom, errors, generators, Issuer, type Client } from 'openid-client';
import { AppError } from '../contract/errors';
import type { Clock } from '../contract/ports';
import type { IdentityProvider, ProvenPerson } from '../contract/sign-in';
import { roleOf, type RoleMap } from './role-of';
import { createSeal } from './sealing';

const TICKET_MS = 10 * 60_000;
const TIMEOUT_MS = 5_000;
const USERNAME = /^[a-z0-9._-]{2,64}$/;
const ABOUT = 'oidc';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button. */
  name: string;
  /** Where the person's roles stand among the claims, such as `realm_access.roles`. */
  roleClaim: string;
  roles: RoleMap;
  usernameClaim: string;
  scope: string;
  creates: boolean;
}

interface Ticket {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  redirectUri: string;
  until: number;
}

export interface OidcDeps {
  settings: OidcSettings;
  clock: Clock;
  secret: (purpose: string) => string;
}

/** OpenID Connect: authorization code with PKCE, state and nonce. What the browser keeps meanwhile is sealed. */
export function createIdentityProvider({ settings, clock, secret }: OidcDeps): IdentityProvider {
  const seal = createSeal(secret('oidc'));
  const client = discovered(settings);
  return {
    name: settings.name,
    creates: settings.creates,
    async leave(redirectUri, returnTo) {
      const [state, nonce, verifier] = [generators.state(), generators.nonce(), generators.codeVerifier()];
      const until = clock.now().getTime() + TICKET_MS;
      const ticket: Ticket = { state, nonce, verifier, returnTo, redirectUri, until };
      const url = (await client()).authorizationUrl({
        ...{ scope: settings.scope, redirect_uri: redirectUri, state, nonce },
        ...{ code_challenge: generators.codeChallenge(verifier), code_challenge_method: 'S256' },
      });
      return { url, ticket: seal.close(JSON.stringify(ticket), ABOUT) };
    },
    async back(redirectUri, query, sealed) {
      const ticket = readTicket(seal.open(sealed, ABOUT), redirectUri, clock.now());
      const { nonce, verifier, returnTo } = ticket;
      const checks = { state: ticket.state, nonce, code_verifier: verifier, response_type: 'code' };
      const ready = await client();
      const tokens = await refusing(() => ready.callback(redirectUri, query, checks));
      const claims = tokens.claims();
      return { person: personOf(claims.iss, claims.sub, { ...claims }, settings), returnTo };
    },
    async signOut(returnTo) {
      const ready = await client();
      if (ready.issuer.metadata.end_session_endpoint === undefined) return null;
      return ready.endSessionUrl({ post_logout_redirect_uri: returnTo, client_id: settings.clientId });
    },
  };
}

/** Asks the provider for its addresses at the first use, and again after a failure: a start must not hang on it. */
function discovered({ issuer, clientId, clientSecret }: OidcSettings): () => Promise<Client> {
  let asked: Promise<Client> | undefined;
  const ask = async (): Promise<Client> => {
    try {
      const found = await Issuer.discover(issuer);
      if (found.metadata.issuer !== issuer) throw new Error('the provider calls itself otherwise');
      const client = new found.Client({
        ...{ client_id: clientId, client_secret: clientSecret, response_types: ['code'] },
      });
      client[custom.clock_tolerance] = 30;
      client[custom.http_options] = () => ({ timeout: TIMEOUT_MS });
      return client;
    } catch (cause) {
      asked = undefined;
      throw unreachable(cause);
    }
  };
  return () => (asked ??= ask());
}

function readTicket(text: string | null, redirectUri: string, now: Date): Ticket {
  const ticket = text === null ? null : (JSON.parse(text) as Ticket);
  if (!ticket || ticket.until < now.getTime() || ticket.redirectUri !== redirectUri) {
    throw new AppError('BAD_CREDENTIALS', 'This sign-in was not begun here, or took too long. Begin again.');
  }
  return ticket;
}

/** What the provider refuses, or what is not as it was asked for, is no sign-in; only silence is the provider's fault. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof errors.OPError || cause instanceof errors.RPError) {
      throw new AppError('BAD_CREDENTIALS', 'The identity provider did not vouch for you. Begin again.', {
        cause,
      });
    }
    throw unreachable(cause);
  }
}

function unreachable(cause: unknown): AppError {
  return new AppError('VENDOR_UNREACHABLE', 'The identity provider does not answer. Try again in a minute.', {
    cause,
  });
}

function personOf(
  issuer: string,
  sub: string,
  claims: Record<string, unknown>,
  { roleClaim, roles, usernameClaim }: OidcSettings,
): ProvenPerson {
  const claimed = claims[usernameClaim];
  const given = typeof claimed === 'string' ? claimed.toLowerCase() : '';
  const name = claims['name'];
  // Why a made-up one: our user names have fewer letters than the provider's may have.
  const made = `u-${createHash('sha256').update(sub).digest('hex').slice(0, 12)}`;
  const username = USERNAME.test(given) ? given : made;
  return {
    subject: `${issuer}|${sub}`,
    username,
    displayName: (typeof name === 'string' && name.trim() !== '' ? name.trim() : username).slice(0, 64),
    role: roleOf(claims, roleClaim, roles),
  };
}
