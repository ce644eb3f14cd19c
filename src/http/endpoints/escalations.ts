import { z } from 'zod';
import {
  assignSchema,
  closeSchema,
  declineSchema,
  escalationSchema,
  releaseSchema,
  takeSchema,
  transferSchema,
} from '../../contract/api';
import type { Agent } from '../../contract/agent';
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
  const show = async (escalation: Escalation, viewer: Agent) => ({
    body: await escalationView(escalation, agents, viewer),
  });
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
        return show(escalation, agent);
      },
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/claim',
      summary: 'Take this one.',
      errors: ['NOT_FOUND', 'ALREADY_CLAIMED', 'AT_CAPACITY'],
      handle: async ({ params: { id }, caller: { agent } }) => show(await desk.claim(agent, id), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/release',
      summary: 'Give it back to its queue.',
      body: releaseSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.release(agent, id, body.reason), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/transfer',
      summary: 'Move it to another queue.',
      body: transferSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.transfer(agent, id, body.queue, body.reason, body.summary), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/close',
      summary: 'End the talk; the bot answers again. After-contact work follows where the queue has it.',
      body: closeSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.close(agent, id, body.disposition, body.note), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/wrap-up',
      summary: 'End the after-contact work.',
      body: closeSchema,
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.wrapUp(agent, id, body.disposition, body.note), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/accept',
      summary: 'Take what is offered.',
      errors: ['NOT_FOUND', 'ALREADY_CLAIMED'],
      handle: async ({ params: { id }, caller: { agent } }) => show(await desk.accept(agent, id), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/decline',
      summary: 'Let an offer go to the next agent.',
      body: declineSchema,
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.decline(agent, id, body.reason), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/take',
      summary: 'Take it from whoever has it.',
      body: takeSchema,
      errors: ['NOT_FOUND', 'AT_CAPACITY'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.take(agent, id, body.reason), agent),
    }),
    endpoint({
      ...common,
      key: 'POST /api/escalations/:id/assign',
      summary: 'Give it to an agent who is there.',
      body: assignSchema,
      errors: ['NOT_FOUND', 'AT_CAPACITY'],
      handle: async ({ params: { id }, body, caller: { agent } }) =>
        show(await desk.assign(agent, id, body.agentId, body.reason), agent),
    }),
  ];
}
