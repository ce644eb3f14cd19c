import type { Request } from 'express';
import { loginSchema, sessionSchema } from '../../contract/api';
import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import { signInOptionsSchema } from '../../contract/people';
import type { ActNotes } from '../act-notes';
import type { HttpDeps } from '../deps';
import type { ClientAddress } from '../client-address';
import { type Endpoint, endpoint, publicEndpoint } from '../endpoint';
import type { LoginThrottle } from '../login-throttle';
import { verifyPassword } from '../passwords';
import type { Sessions } from '../sessions';
import { sessionView } from '../views';

type Deps = Pick<HttpDeps, 'store' | 'logger' | 'secondSteps' | 'provider'> & {
  sessions: Sessions;
  client: ClientAddress;
  acts: ActNotes;
  throttle: LoginThrottle;
};
type Credentials = ReturnType<typeof loginSchema.parse>;

/** Signing in, who am I, signing out. */
export function sessionEndpoints(deps: Deps): Endpoint[] {
  const { logger, sessions, secondSteps, acts, provider } = deps;
  return [
    publicEndpoint({
      key: 'POST /api/session',
      summary: 'Sign in. The session comes as a cookie. SECOND_STEP: once more, with the code.',
      body: loginSchema,
      status: 201,
      response: sessionSchema,
      errors: ['BAD_CREDENTIALS', 'SECOND_STEP', 'TOO_MANY_REQUESTS', 'OVERLOADED'],
      handle: async ({ body, request }) => {
        const agent = await signIn(deps, body, request);
        const { state } = await secondSteps.state(agent.id);
        const limited = state !== 'on' && secondSteps.isCompulsory(agent.role);
        await acts.note(request, {
          ...{ action: 'session.open', outcome: 'allowed', actor: agent },
          detail: { via: 'password', secondStep: state },
        });
        const { session, cookie } = await sessions.open(agent, request, { via: 'password', limited });
        logger.info({ agentId: agent.id }, 'signed in');
        return { body: sessionView(agent, session), cookie };
      },
    }),
    endpoint({
      key: 'GET /api/session',
      summary: 'The signed-in agent.',
      status: 200,
      response: sessionSchema,
      handle: ({ caller }) => Promise.resolve({ body: sessionView(caller.agent, caller.session) }),
    }),
    publicEndpoint({
      key: 'DELETE /api/session',
      summary: 'Sign out. Without a session it does nothing.',
      status: 204,
      handle: async ({ request }) => {
        const caller = await sessions.find(request);
        if (caller)
          await acts.note(request, { action: 'session.close', outcome: 'allowed', actor: caller.agent });
        return { body: undefined, cookie: await sessions.end(request) };
      },
    }),
    publicEndpoint({
      key: 'GET /api/sign-in',
      summary: 'The ways to sign in beside a password.',
      status: 200,
      response: signInOptionsSchema,
      handle: () => Promise.resolve({ body: { provider: provider && { name: provider.name } } }),
    }),
  ];
}

/** Password, and the second step where there is one; each refusal is counted and noted. */
async function signIn(
  deps: Deps,
  { username, password, code }: Credentials,
  request: Request,
): Promise<Agent> {
  const { store, throttle, client } = deps;
  const name = username.trim().toLowerCase();
  const attempt = await throttle.attempt(name, client.ip(request));
  const found = await store.agents.credentials(name);
  const matches = await verifyPassword(found?.passwordHash ?? null, password);
  if (!found || !matches || found.agent.disabled) {
    await refused(deps, request, name, found?.agent ?? null, 'password');
    throw new AppError('BAD_CREDENTIALS', 'User name or password is wrong.');
  }
  const { agent } = found;
  if ((await deps.secondSteps.state(agent.id)).state === 'on') {
    if (code === undefined || code === '') {
      await attempt.undecided();
      throw new AppError('SECOND_STEP', 'Type the code of your authenticator app as well.');
    }
    await checkCode(deps, agent, code, request);
  }
  await attempt.succeeded();
  return agent;
}

async function checkCode(deps: Deps, agent: Agent, code: string, request: Request): Promise<void> {
  const succeeded = await deps.throttle.code(agent.id);
  if (!(await deps.secondSteps.check(agent.id, code))) {
    await refused(deps, request, agent.username, agent, 'second-step');
    throw new AppError('BAD_CREDENTIALS', 'The code is wrong, or was used. Wait for the next one.');
  }
  await succeeded();
}

/** A name that nobody has may be a password in the wrong field: it is not kept. */
async function refused(
  { acts }: Deps,
  request: Request,
  username: string,
  agent: Agent | null,
  why: string,
): Promise<void> {
  const known = agent?.username === username;
  await acts.note(request, {
    ...{ action: 'session.open', outcome: 'refused', actor: null, subject: agent?.id ?? '' },
    detail: { why: agent?.disabled === true ? 'disabled' : why, username: known ? username : 'unknown' },
  });
}
