import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { SignInRefusal } from '../../contract/people';
import type { IdentityProvider } from '../../contract/sign-in';
import type { ActNotes } from '../act-notes';
import type { ClientAddress } from '../client-address';
import type { HttpDeps } from '../deps';
import { type Endpoint, publicEndpoint } from '../endpoint';
import { toAppError } from '../errors';
import { agentOf } from '../oidc-entry';
import { cookieOf, type Sessions } from '../sessions';

const COOKIE = 'switchboard_oidc';
const PATH = '/api/sign-in/oidc';
const TICKET_SECONDS = 600;
/** Pages to come back to. */
const PAGES = ['/console/', '/studio/'] as const;
const page = z.object({ to: z.enum(PAGES).default('/console/') });
/** What a provider sends back; RFC 6749 4.1.2, RFC 9207. */
const answer = z.object({
  code: z.string().max(4096).optional(),
  state: z.string().max(512).optional(),
  iss: z.string().max(512).optional(),
  session_state: z.string().max(512).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2000).optional(),
});

type Deps = Pick<HttpDeps, 'store' | 'clock' | 'ids' | 'logger' | 'provider'> & {
  sessions: Sessions;
  client: ClientAddress;
  acts: ActNotes;
};

/** Signing in and out at the identity provider. All send the browser somewhere. */
export function oidcEndpoints(deps: Deps): Endpoint[] {
  const { client, sessions, acts, logger } = deps;
  return [
    publicEndpoint({
      key: 'GET /api/sign-in/oidc',
      summary: 'Sends the browser to the identity provider.',
      query: page,
      status: 302,
      errors: ['NOT_FOUND'],
      handle: async ({ query: { to }, request, response }) => {
        const provider = needProvider(deps);
        try {
          const { url, ticket } = await provider.leave(backAddress(client, request), to);
          redirect(response, url, [ticketCookie(client, request, ticket)]);
        } catch (error) {
          logger.error({ err: error }, 'the identity provider does not answer');
          redirect(response, refusal(to, 'unreachable'));
        }
        return null;
      },
    }),
    publicEndpoint({
      key: 'GET /api/sign-in/oidc/back',
      summary: 'Where the identity provider sends the browser back to.',
      query: answer,
      status: 302,
      errors: ['NOT_FOUND'],
      handle: async ({ query, request, response }) => {
        await comeBack(needProvider(deps), query, request, response, deps);
        return null;
      },
    }),
    publicEndpoint({
      key: 'GET /api/sign-out/oidc',
      summary: 'Signs out here, and sends the browser to sign out at the identity provider.',
      query: page,
      status: 302,
      errors: ['NOT_FOUND'],
      handle: async ({ query: { to }, request, response }) => {
        const provider = needProvider(deps);
        const caller = await sessions.find(request);
        // Why only then: another site could send the browser here, but not with the session's cookie.
        const own = caller?.session.via === 'oidc';
        if (own)
          await acts.note(request, { action: 'session.close', outcome: 'allowed', actor: caller.agent });
        const cookie = own ? [await sessions.end(request)] : [];
        const elsewhere = own ? await signOutAddress(provider, `${client.origin(request)}${to}`, deps) : null;
        redirect(response, elsewhere ?? to, cookie);
        return null;
      },
    }),
  ];
}

async function comeBack(
  provider: IdentityProvider,
  query: z.output<typeof answer>,
  request: Request,
  response: Response,
  deps: Deps,
): Promise<void> {
  const { client, sessions, acts, logger } = deps;
  const used = ticketCookie(client, request, '');
  const ticket = cookieOf(request, COOKIE) ?? '';
  const refuse = async (to: string, why: SignInRefusal, subject: string): Promise<void> => {
    const detail = { why, via: 'oidc' };
    await acts.note(request, { action: 'session.open', outcome: 'refused', actor: null, subject, detail });
    redirect(response, refusal(to, why), [used]);
  };
  try {
    const { person, returnTo } = await provider.back(backAddress(client, request), given(query), ticket);
    const agent = await agentOf(person, { ...deps, creates: provider.creates });
    if (typeof agent === 'string') {
      await refuse(returnTo, agent, '');
      return;
    }
    const act = {
      action: 'session.open',
      outcome: 'allowed',
      actor: agent,
      detail: { via: 'oidc' },
    } as const;
    await acts.note(request, act);
    const { cookie } = await sessions.open(agent, request, { via: 'oidc', limited: false });
    redirect(response, returnTo, [used, cookie]);
  } catch (error) {
    const { code } = toAppError(error);
    if (code !== 'BAD_CREDENTIALS' && code !== 'VENDOR_UNREACHABLE' && code !== 'CONFLICT') throw error;
    logger.warn({ err: error }, 'sign-in at the identity provider refused');
    await refuse(PAGES[0], code === 'VENDOR_UNREACHABLE' ? 'unreachable' : 'failed', '');
  }
}

function given(query: z.output<typeof answer>): Record<string, string> {
  const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, value ?? '']);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

function needProvider({ provider }: Pick<Deps, 'provider'>): IdentityProvider {
  if (!provider) throw new AppError('NOT_FOUND', 'No identity provider is set up. Sign in with a password.');
  return provider;
}

/** Signed out here in any case. */
async function signOutAddress(
  provider: IdentityProvider,
  to: string,
  { logger }: Deps,
): Promise<string | null> {
  try {
    return await provider.signOut(to);
  } catch (err) {
    logger.warn({ err }, 'the identity provider does not answer; signed out here only');
    return null;
  }
}

function backAddress(client: ClientAddress, request: Request): string {
  return `${client.origin(request)}${PATH}/back`;
}

/** Why Lax: the browser comes back from another site, by a link. */
function ticketCookie(client: ClientAddress, request: Request, ticket: string): string {
  const secure = client.origin(request).startsWith('https:') ? '; Secure' : '';
  const age = ticket === '' ? 0 : TICKET_SECONDS;
  return `${COOKIE}=${ticket}; Path=${PATH}; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}

function refusal(to: string, why: SignInRefusal): string {
  return `${to}?sign-in=${why}`;
}

function redirect(response: Response, to: string, cookies: string[] = []): void {
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  response.writeHead(302, { Location: to, 'Referrer-Policy': 'no-referrer' });
  response.end();
}
