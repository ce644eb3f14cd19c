import { z } from 'zod';
import type { Session } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import { revokedSchema, sessionListSchema, type SessionList } from '../../contract/people';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { needAgent } from '../people';

const id = z.string().min(1).max(128);
const ofAgent = z.object({ id });
const common = { status: 200, response: revokedSchema } as const;

/** Where somebody is signed in: one's own, and for administrators everybody's. A session that was ended has no streams. */
export function sessionListEndpoints({ store: { agents, sessions } }: Pick<HttpDeps, 'store'>): Endpoint[] {
  const revoke = async (agentId: string, sessionId: string): Promise<{ body: { revoked: number } }> => {
    const found = await sessions.get(sessionId);
    if (found?.agentId !== agentId) throw new AppError('NOT_FOUND', 'This session has ended.');
    await sessions.remove(sessionId);
    return { body: { revoked: 1 } };
  };
  return [
    endpoint({
      key: 'GET /api/account/sessions',
      summary: 'Where one is signed in.',
      status: 200,
      response: sessionListSchema,
      handle: async ({ caller: { agent, session } }) => ({
        body: listOf(await sessions.ofAgent(agent.id), session.id),
      }),
    }),
    endpoint({
      ...common,
      key: 'DELETE /api/account/sessions',
      summary: 'End all of one’s sessions but this one.',
      handle: async ({ caller: { agent, session } }) => ({
        body: { revoked: await sessions.removeOf(agent.id, session.id) },
      }),
    }),
    endpoint({
      ...common,
      key: 'DELETE /api/account/sessions/:id',
      summary: 'End one of one’s sessions.',
      params: ofAgent,
      errors: ['NOT_FOUND'],
      handle: ({ params, caller }) => revoke(caller.agent.id, params.id),
    }),
    endpoint({
      key: 'GET /api/agents/:id/sessions',
      summary: 'Where a user is signed in.',
      params: ofAgent,
      status: 200,
      response: sessionListSchema,
      errors: ['NOT_FOUND'],
      handle: async ({ params, caller }) => {
        await needAgent(agents, params.id);
        return { body: listOf(await sessions.ofAgent(params.id), caller.session.id) };
      },
    }),
    endpoint({
      ...common,
      key: 'DELETE /api/agents/:id/sessions',
      summary: 'End all sessions of a user.',
      params: ofAgent,
      errors: ['NOT_FOUND'],
      handle: async ({ params, caller }) => {
        await needAgent(agents, params.id);
        return { body: { revoked: await sessions.removeOf(params.id, caller.session.id) } };
      },
    }),
    endpoint({
      ...common,
      key: 'DELETE /api/agents/:id/sessions/:session',
      summary: 'End one session of a user.',
      params: z.object({ id, session: id }),
      errors: ['NOT_FOUND'],
      handle: ({ params }) => revoke(params.id, params.session),
    }),
  ];
}

function listOf(sessions: Session[], current: string): SessionList {
  return {
    sessions: sessions.map(({ id: own, device, address, via, createdAt, seenAt, expiresAt }) => ({
      ...{ id: own, device, address, via, current: own === current },
      ...{
        createdAt: createdAt.toISOString(),
        seenAt: seenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      },
    })),
  };
}
