import { loginSchema, sessionSchema } from '../../contract/api';
import { AppError } from '../../contract/errors';
import type { HttpDeps } from '../deps';
import type { ClientAddress } from '../client-address';
import { type Endpoint, endpoint, publicEndpoint } from '../endpoint';
import { createLoginThrottle } from '../login-throttle';
import { verifyPassword } from '../passwords';
import type { Sessions } from '../sessions';
import { sessionView } from '../views';

type Deps = Pick<HttpDeps, 'store' | 'logger'> & { sessions: Sessions; client: ClientAddress };

/** Signing in, who am I, signing out. */
export function sessionEndpoints({ store: { agents }, logger, sessions, client }: Deps): Endpoint[] {
  const throttle = createLoginThrottle();
  return [
    publicEndpoint({
      key: 'POST /api/session',
      summary: 'Sign in. The session comes as a cookie.',
      body: loginSchema,
      status: 201,
      response: sessionSchema,
      errors: ['BAD_CREDENTIALS', 'TOO_MANY_REQUESTS', 'OVERLOADED'],
      handle: async ({ body, request }) => {
        const username = body.username.trim().toLowerCase();
        const succeeded = await throttle.attempt(username, client.ip(request));
        const found = await agents.credentials(username);
        const matches = await verifyPassword(found?.passwordHash ?? null, body.password);
        if (!found || !matches || found.agent.disabled) {
          throw new AppError('BAD_CREDENTIALS', 'User name or password is wrong.');
        }
        await succeeded();
        const { session, cookie } = await sessions.open(found.agent, request);
        logger.info({ agentId: found.agent.id }, 'signed in');
        return { body: sessionView(found.agent, session), cookie };
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
      handle: async ({ request }) => ({ body: undefined, cookie: await sessions.end(request) }),
    }),
  ];
}
