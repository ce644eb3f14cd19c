import { z } from 'zod';
import { newcomer, type Agent, type AgentChange } from '../../contract/agent';
import { agentListSchema, agentSchema, createAgentSchema } from '../../contract/api';
import { AppError } from '../../contract/errors';
import { resetPasswordSchema, teamListSchema, updateAgentSchema } from '../../contract/people';
import { requireChangeable } from '../agent-rights';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { hashPassword, NO_PASSWORD } from '../passwords';
import { changeAgent, needAgent } from '../people';
import { agentView } from '../views';

type Deps = Pick<HttpDeps, 'store' | 'clock' | 'ids' | 'logger' | 'secondSteps' | 'provider'>;
const params = z.object({ id: z.string().min(1).max(128) });

/** The people of the desk. */
export function agentEndpoints(deps: Deps): Endpoint[] {
  const { agents } = deps.store;
  return [
    endpoint({
      key: 'GET /api/agents',
      summary: 'All users.',
      status: 200,
      response: agentListSchema,
      handle: async () => ({ body: { agents: (await agents.list()).map(agentView) } }),
    }),
    endpoint({
      key: 'GET /api/teams',
      summary: 'Names of the teams, with how many belong to each.',
      status: 200,
      response: teamListSchema,
      handle: async () => ({ body: { teams: teamsOf(await agents.list()) } }),
    }),
    createEndpoint(deps),
    endpoint({
      key: 'PATCH /api/agents/:id',
      summary: 'Change a user. Supervisors: queues, skills, languages, regions, cap and team of agents.',
      params,
      body: updateAgentSchema,
      status: 200,
      response: agentSchema,
      errors: ['NOT_FOUND', 'CONFLICT'],
      handle: async ({ params: { id }, body, caller }) => {
        const target = await needAgent(agents, id);
        const change = given(body);
        requireChangeable(caller.agent, target, change);
        return { body: agentView(await changeAgent(deps.store, target, change)) };
      },
    }),
    ...accessEndpoints(deps),
  ];
}

function createEndpoint({ store: { agents, credentials }, clock, ids, logger, provider }: Deps): Endpoint {
  return endpoint({
    key: 'POST /api/agents',
    summary: 'Add a user; without a password one who signs in at the identity provider under this user name.',
    body: createAgentSchema,
    status: 201,
    response: agentSchema,
    errors: ['CONFLICT', 'OVERLOADED'],
    handle: async ({ body: { password, ...about }, caller }) => {
      if (password === undefined && !provider) {
        throw new AppError('BAD_REQUEST', 'Give a password: there is no identity provider here.');
      }
      const agent: Agent = { ...about, id: ids.next(), ...newcomer(clock.now()) };
      const hash = password === undefined ? NO_PASSWORD : await hashPassword(password);
      if (password === undefined) await credentials.expect(agent.id);
      if (!(await agents.create(agent, hash))) throw new AppError('CONFLICT', 'This user name is taken.');
      logger.info({ agentId: agent.id, role: agent.role, by: caller.agent.id }, 'agent created');
      return { body: agentView(agent) };
    },
  });
}

/** What an administrator does when somebody has lost password or telephone. Their sessions end. */
function accessEndpoints({ store: { agents, sessions }, secondSteps }: Deps): Endpoint[] {
  return [
    endpoint({
      key: 'POST /api/agents/:id/password',
      summary: 'Give a user another password. All their sessions end.',
      params,
      body: resetPasswordSchema,
      status: 204,
      errors: ['NOT_FOUND', 'OVERLOADED'],
      handle: async ({ params: { id }, body, caller }) => {
        if (id === caller.agent.id) {
          throw new AppError(
            'FORBIDDEN',
            'Change your own password on your account page: it asks for the old one.',
          );
        }
        await needAgent(agents, id);
        await agents.setPassword(id, await hashPassword(body.password));
        await sessions.removeOf(id, null);
        return { body: undefined };
      },
    }),
    endpoint({
      key: 'DELETE /api/agents/:id/second-step',
      summary: 'Take a user’s second step away, so that another one can be set up. All their sessions end.',
      params,
      status: 204,
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id } }) => {
        await needAgent(agents, id);
        if (!(await secondSteps.drop(id))) throw new AppError('NOT_FOUND', 'This user has no second step.');
        await sessions.removeOf(id, null);
        return { body: undefined };
      },
    }),
  ];
}

function given(body: z.output<typeof updateAgentSchema>): AgentChange {
  const entries = Object.entries(body).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function teamsOf(agents: Agent[]): z.input<typeof teamListSchema>['teams'] {
  const teams = new Map<string, { name: string; agents: number; available: number }>();
  for (const { team, disabled, presence } of agents) {
    if (team === null || disabled) continue;
    const counted = teams.get(team) ?? { name: team, agents: 0, available: 0 };
    counted.agents++;
    if (presence.state === 'available') counted.available++;
    teams.set(team, counted);
  }
  return [...teams.values()].sort((a, b) => a.name.localeCompare(b.name));
}
