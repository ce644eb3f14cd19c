import { AppError } from '../../contract/errors';
import {
  accountSchema,
  changePasswordSchema,
  codeSchema,
  passwordSchema,
  recoveryCodesSchema,
  secondStepStartSchema,
} from '../../contract/people';
import type { HttpDeps } from '../deps';
import { type Caller, type Endpoint, endpoint } from '../endpoint';
import type { LoginThrottle } from '../login-throttle';
import { hashPassword, NO_PASSWORD, verifyPassword } from '../passwords';

type Deps = Pick<HttpDeps, 'store' | 'secondSteps'> & { throttle: LoginThrottle };

/** One's own password and second step. */
export function accountEndpoints(deps: Deps): Endpoint[] {
  const { store, secondSteps } = deps;
  return [
    endpoint({
      key: 'GET /api/account',
      summary: 'How one signs in.',
      status: 200,
      response: accountSchema,
      handle: async ({ caller: { agent } }) => {
        const hash = (await store.agents.credentials(agent.username))?.passwordHash;
        const compulsory = secondSteps.isCompulsory(agent.role);
        const secondStep = { ...(await secondSteps.state(agent.id)), compulsory };
        return { body: { hasPassword: hash !== NO_PASSWORD, secondStep } };
      },
    }),
    endpoint({
      key: 'POST /api/account/password',
      summary: 'Change one’s password. All other sessions end.',
      body: changePasswordSchema,
      status: 204,
      errors: ['BAD_CREDENTIALS', 'TOO_MANY_REQUESTS', 'OVERLOADED'],
      handle: async ({ body, caller }) => {
        await requirePassword(deps, caller, body.old);
        await store.agents.setPassword(caller.agent.id, await hashPassword(body.password));
        await store.sessions.removeOf(caller.agent.id, caller.session.id);
        return { body: undefined };
      },
    }),
    ...secondStepEndpoints(deps),
  ];
}

function secondStepEndpoints(deps: Deps): Endpoint[] {
  const { store, secondSteps, throttle } = deps;
  return [
    endpoint({
      key: 'POST /api/account/second-step',
      summary:
        'Begin to set up the second step: the secret for the authenticator app. The password is asked for.',
      body: passwordSchema,
      status: 200,
      response: secondStepStartSchema,
      errors: ['BAD_CREDENTIALS', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body, caller }) => {
        await requirePassword(deps, caller, body.password);
        return { body: await secondSteps.begin(caller.agent) };
      },
    }),
    endpoint({
      key: 'POST /api/account/second-step/confirm',
      summary: 'Set it up: the first code of the app. Gives the recovery codes, once. Other sessions end.',
      body: codeSchema,
      status: 200,
      response: recoveryCodesSchema,
      errors: ['BAD_CREDENTIALS', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body, caller: { agent, session } }) => {
        const succeeded = await throttle.code(agent.id);
        const codes = await secondSteps.confirm(agent, body.code);
        await succeeded();
        await store.sessions.unlimit(session.id);
        await store.sessions.removeOf(agent.id, session.id);
        return { body: { codes } };
      },
    }),
    endpoint({
      key: 'POST /api/account/second-step/recovery',
      summary: 'New recovery codes in place of the old ones. The password is asked for.',
      body: passwordSchema,
      status: 200,
      response: recoveryCodesSchema,
      errors: ['BAD_CREDENTIALS', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body, caller }) => {
        await requirePassword(deps, caller, body.password);
        return { body: { codes: await secondSteps.newRecovery(caller.agent.id) } };
      },
    }),
    endpoint({
      key: 'POST /api/account/second-step/off',
      summary: 'Switch the second step off. The password is asked for.',
      body: passwordSchema,
      status: 204,
      errors: ['BAD_CREDENTIALS', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body, caller }) => {
        if (secondSteps.isCompulsory(caller.agent.role)) {
          throw new AppError('CONFLICT', 'Your role must sign in with a second step.');
        }
        await requirePassword(deps, caller, body.password);
        if (!(await secondSteps.drop(caller.agent.id)))
          throw new AppError('CONFLICT', 'There is no second step.');
        return { body: undefined };
      },
    }),
  ];
}

/** Why: whoever finds an open screen must not take the account over. Counted like a sign-in. */
async function requirePassword(
  { store, throttle }: Deps,
  { agent }: Caller,
  password: string,
): Promise<void> {
  const attempt = await throttle.attempt(agent.username, `account-${agent.id}`);
  const found = await store.agents.credentials(agent.username);
  if (found?.passwordHash === NO_PASSWORD) {
    throw new AppError('CONFLICT', 'You sign in at the identity provider. Change it there.');
  }
  if (!(await verifyPassword(found?.passwordHash ?? null, password))) {
    throw new AppError('BAD_CREDENTIALS', 'The password is wrong.');
  }
  await attempt.succeeded();
}
