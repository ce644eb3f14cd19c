import { z } from 'zod';
import { agentSchema, doorsSchema, presenceSchema } from '../../contract/api';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { agentView } from '../views';

type Deps = Pick<HttpDeps, 'desk'>;

/** Who is there, and which queues take customers. */
export function presenceEndpoints({ desk }: Deps): Endpoint[] {
  return [
    endpoint({
      key: 'POST /api/presence',
      summary: 'Say whether one takes offers.',
      body: presenceSchema,
      status: 200,
      response: agentSchema,
      handle: async ({ body, caller: { agent } }) => ({
        body: agentView(await desk.setPresence(agent, body.state, body.reason)),
      }),
    }),
    endpoint({
      key: 'PUT /api/queues/:id/doors',
      summary: 'Open or close the doors of a queue; who comes to a closed one is told.',
      params: z.object({ id: z.string().min(1).max(64) }),
      body: doorsSchema,
      status: 204,
      handle: async ({ params: { id }, body, caller: { agent } }) => {
        await desk.setDoors(agent, id, body.open, body.reason);
        return { body: undefined };
      },
    }),
  ];
}
