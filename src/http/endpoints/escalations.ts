import { z } from 'zod';
import { closeSchema, escalationSchema, releaseSchema, transferSchema } from '../../contract/api';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { requireReadable } from '../rights';
import { escalationView } from '../views';

type Deps = Pick<HttpDeps, 'store' | 'desk'>;

const params = z.object({ id: z.string().min(1).max(128) });
const common = { params, status: 200, response: escalationSchema } as const;

/** One escalation and the verbs on it. */
export function escalationEndpoints({ store: { agents, escalations }, desk }: Deps): Endpoint[] {
  const show = async (escalation: Escalation) => ({ body: await escalationView(escalation, agents) });
  return [
    endpoint({
      ...common,
      key: 'GET /api/escalations/:id',
      summary: 'One escalation with its history.',
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id }, caller: { agent } }) => {
        const escalation = await escalations.get(id);
        if (!escalation) throw new AppError('NOT_FOUND', 'There is no such escalation.');
        await requireReadable(agent, escalation.conversationId, escalation, escalations);
        return show(escalation);
      },
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/claim',
      summary: 'Take this one.',
      errors: ['NOT_FOUND', 'ALREADY_CLAIMED', 'AT_CAPACITY'],
      handle: async ({ params: { id }, caller: { agent } }) => show(await desk.claim(agent, id)),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/release',
      summary: 'Give it back to its queue.',
      body: releaseSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.release(agent, id, body.reason)),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/transfer',
      summary: 'Move it to another queue.',
      body: transferSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.transfer(agent, id, body.queue, body.reason)),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/close',
      summary: 'End it; the bot answers again.',
      body: closeSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.close(agent, id, body.disposition, body.note)),
    }),
  ];
}
