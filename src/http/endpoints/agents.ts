import { newcomer, type Agent } from '../../contract/agent';
import { agentListSchema, agentSchema, createAgentSchema } from '../../contract/api';
import { AppError } from '../../contract/errors';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { hashPassword } from '../passwords';
import { agentView } from '../views';

type Deps = Pick<HttpDeps, 'store' | 'clock' | 'ids' | 'logger'>;

/** The people of the desk. */
export function agentEndpoints({ store: { agents }, clock, ids, logger }: Deps): Endpoint[] {
  return [
    endpoint({
      key: 'GET /api/agents',
      summary: 'All users.',
      status: 200,
      response: agentListSchema,
      handle: async () => ({ body: { agents: (await agents.list()).map(agentView) } }),
    }),
    endpoint({
      key: 'POST /api/agents',
      summary: 'Add a user.',
      body: createAgentSchema,
      status: 201,
      response: agentSchema,
      errors: ['CONFLICT', 'OVERLOADED'],
      handle: async ({ body: { password, ...given }, caller }) => {
        const agent: Agent = {
          ...given,
          id: ids.next(),
          ...newcomer(clock.now()),
        };
        if (!(await agents.create(agent, await hashPassword(password)))) {
          throw new AppError('CONFLICT', 'This user name is taken.');
        }
        logger.info({ agentId: agent.id, role: agent.role, by: caller.agent.id }, 'agent created');
        return { body: agentView(agent) };
      },
    }),
  ];
}
