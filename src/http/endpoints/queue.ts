import { z } from 'zod';
import type { Agent } from '../../contract/agent';
import { claimSchema, escalationSchema, queueSchema, type QueueView } from '../../contract/api';
import type { Escalation, EscalationRepository } from '../../contract/escalation';
import { LOCALES, type Locale } from '../../contract/understanding';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { seesAll } from '../rights';
import { createLines, type Lines } from '../lines';
import { escalationView, escalationViews } from '../views';

const MAX_LISTED = 500;
const query = z.object({ locale: z.enum(LOCALES).optional().describe('Language of the queue titles.') });

type Deps = Pick<HttpDeps, 'store' | 'content' | 'desk'>;

/** The queue, and taking the next one from it. */
export function queueEndpoints(given: Deps): Endpoint[] {
  const deps = { ...given, lines: createLines(given.store) };
  return [
    endpoint({
      key: 'GET /api/queue',
      summary: 'Who waits, in the order of service, and what is being handled.',
      query,
      status: 200,
      response: queueSchema,
      handle: async ({ caller: { agent }, query: { locale } }) => ({
        body: await queueView(agent, locale ?? agent.languages[0] ?? 'zh-CN', deps),
      }),
    }),
    endpoint({
      key: 'POST /api/queue/claim',
      summary: 'Take the next one that the agent may serve.',
      body: claimSchema,
      status: 200,
      response: escalationSchema,
      errors: ['QUEUE_EMPTY', 'AT_CAPACITY'],
      handle: async ({ caller: { agent }, body }) => ({
        body: await escalationView(await deps.desk.claimNext(agent, body.queues), deps.store.agents, agent),
      }),
    }),
  ];
}

async function queueView(agent: Agent, locale: Locale, deps: Deps & { lines: Lines }): Promise<QueueView> {
  const { agents, escalations } = deps.store;
  const mine = (queue: string) => agent.queues.length === 0 || agent.queues.includes(queue);
  // Why the lines first: what is in hand may be newer than their event id, but never older.
  const { lastEventId, waiting, counts } = await deps.lines.of(agent.queues);
  const active = await activeFor(agent, escalations);
  const taken = new Set(active.map(({ id }) => id));
  const [waitingViews, activeViews] = await Promise.all([
    escalationViews(
      waiting.filter(({ id }) => !taken.has(id)),
      agents,
      agent,
    ),
    escalationViews(active, agents, agent),
  ]);
  const known = deps.content();
  return {
    waiting: waitingViews,
    active: activeViews,
    queues: await Promise.all(
      [...new Set([...known.queues(), ...counts.keys()])].filter(mine).map(async (id) => {
        const { open, why, opensAt } = await deps.desk.opening(id);
        return {
          ...{ id, open, why, opensAt: opensAt?.toISOString() ?? null, waiting: counts.get(id) ?? 0 },
          title: known.queueTitle(id, locale),
          mode: known.queue(id).mode,
        };
      }),
    ),
    lastEventId,
  };
}

function activeFor(agent: Agent, escalations: Pick<EscalationRepository, 'list'>): Promise<Escalation[]> {
  const owner = seesAll(agent) ? {} : { owner: agent.id };
  return escalations.list({ states: ['offered', 'active', 'wrapup'], ...owner }, MAX_LISTED);
}
