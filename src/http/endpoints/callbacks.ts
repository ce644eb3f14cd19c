import { z } from 'zod';
import type { Agent } from '../../contract/agent';
import {
  callbackListSchema,
  callbackSchema,
  type CallbackView,
  type Calls,
  callSchema,
} from '../../contract/callbacks';
import { AppError } from '../../contract/errors';
import type { Escalation, Wish } from '../../contract/escalation';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { seesAll } from '../rights';
import { escalationViews } from '../views';

const MAX_LISTED = 300;
const MINUTE_MS = 60_000;
const WISHES: Wish[] = ['callback', 'message'];
const params = z.object({ id: z.string().min(1).max(128) });

type Deps = Pick<HttpDeps, 'store' | 'clock'>;

/** Customers who asked for a call or left a message, and what came of the calls. */
export function callbackEndpoints({ store, clock }: Deps): Endpoint[] {
  const { agents, calls, escalations } = store;
  const views = async (list: Escalation[], viewer: Agent): Promise<CallbackView[]> => {
    const known = new Map((await calls.of(list.map(({ id }) => id))).map((each) => [each.id, each]));
    const shown = await escalationViews(list, agents, viewer);
    const names = await namesOf([...known.values()], agents);
    return shown.map((escalation) => callbackView(escalation, known.get(escalation.id), names));
  };
  return [
    endpoint({
      key: 'GET /api/callbacks',
      summary:
        'Who asked for a call or left a message and has not been dealt with; what is due first comes first.',
      status: 200,
      response: callbackListSchema,
      handle: async ({ caller: { agent } }) => {
        const own = seesAll(agent) || agent.queues.length === 0 ? {} : { queues: agent.queues };
        const lists = WISHES.map((wish) =>
          escalations.list({ states: ['waiting', 'offered', 'active'], wish, ...own }, MAX_LISTED),
        );
        const mine = (await Promise.all(lists))
          .flat()
          .filter(({ owner }) => owner === null || owner === agent.id || seesAll(agent));
        const callbacks = (await views(mine, agent)).sort((a, b) => dueOf(a) - dueOf(b));
        return { body: { callbacks: callbacks.slice(0, MAX_LISTED) } };
      },
    }),
    endpoint({
      key: 'POST /api/callbacks/:id/calls',
      summary:
        'Note what came of a call; only whoever has it, and leads. A repeat with the same clientId is noted once.',
      params,
      body: callSchema,
      status: 201,
      response: callbackSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER', 'CONFLICT'],
      handle: async ({ params: { id }, body, caller: { agent } }) => {
        const escalation = await callable(id, agent, escalations);
        const at = clock.now();
        const again = body.result === 'not-reached' ? body.againIn : undefined;
        const againAt = again === undefined ? null : new Date(at.getTime() + again * MINUTE_MS);
        const key = `${agent.id}:${body.clientId}`;
        await calls.add(id, { key, at, by: agent.id, result: body.result }, againAt);
        const [view] = await views([escalation], agent);
        return { body: view as CallbackView };
      },
    }),
  ];
}

async function callable(
  id: string,
  agent: Agent,
  escalations: Pick<Deps['store']['escalations'], 'get'>,
): Promise<Escalation> {
  const escalation = await escalations.get(id);
  if (!escalation) throw new AppError('NOT_FOUND', 'There is no such escalation.');
  if (escalation.wish === 'chat') throw new AppError('CONFLICT', 'This customer asked for no call.');
  if (escalation.owner !== agent.id && !seesAll(agent)) {
    throw new AppError('NOT_OWNER', 'Take it first, so that nobody else calls at the same time.');
  }
  return escalation;
}

function dueOf({ escalation, againAt }: CallbackView): number {
  return Date.parse(againAt ?? escalation.dueAt);
}

async function namesOf(
  all: Calls[],
  agents: Pick<Deps['store']['agents'], 'get'>,
): Promise<Map<string, string>> {
  const people = new Set(all.flatMap(({ calls }) => calls.map(({ by }) => by)));
  const read = [...people].map(async (id) => [id, (await agents.get(id))?.displayName ?? ''] as const);
  return new Map(await Promise.all(read));
}

function callbackView(
  escalation: CallbackView['escalation'],
  known: Calls | undefined,
  names: Map<string, string>,
): CallbackView {
  return {
    escalation,
    againAt: known?.againAt?.toISOString() ?? null,
    calls: (known?.calls ?? []).map(({ at, by, result }) => ({
      ...{ at: at.toISOString(), result },
      by: { id: by, displayName: names.get(by) ?? '' },
    })),
  };
}
