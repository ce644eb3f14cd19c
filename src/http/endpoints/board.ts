import { z } from 'zod';
import type { Agent } from '../../contract/agent';
import {
  boardQuerySchema,
  boardSchema,
  candidatesSchema,
  type CandidateView,
  type Obstacle,
  OBSTACLES,
} from '../../contract/board';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import { createSnapshots } from '../board/snapshot';
import { boardView, isHere } from '../board/view';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';

type Deps = Pick<HttpDeps, 'store' | 'desk' | 'content' | 'clock' | 'config' | 'whyNot'>;

const MOST_CANDIDATES = 500;
const params = z.object({ id: z.string().min(1).max(128) });

/** The desk as leads see it, and who may be given a conversation. */
export function boardEndpoints(deps: Deps): Endpoint[] {
  const snapshots = createSnapshots(deps);
  const leaseSeconds = deps.config.AGENT_LEASE_SECONDS;
  return [
    endpoint({
      key: 'GET /api/board',
      summary: 'Queues, agents and conversations as they are now; a second old at most.',
      query: boardQuerySchema,
      status: 200,
      response: boardSchema,
      handle: async ({ query: { locale }, caller: { agent: viewer } }) => ({
        body: await boardView(await snapshots(), {
          ...{ viewer, leaseSeconds, content: deps.content() },
          locale: locale ?? viewer.languages[0] ?? 'zh-CN',
        }),
      }),
    }),
    endpoint({
      key: 'GET /api/escalations/:id/candidates',
      summary: 'Agents to whom a lead could give it, the freest first, and what speaks against each.',
      params,
      status: 200,
      response: candidatesSchema,
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id } }) => {
        const what = await deps.store.escalations.get(id);
        if (!what) throw new AppError('NOT_FOUND', 'There is no such escalation.');
        const now = deps.clock.now();
        const candidates = (await deps.store.agents.list())
          .filter(
            ({ id: agentId, disabled, role }) => !disabled && role !== 'editor' && agentId !== what.owner,
          )
          .map((agent) => candidate(what, agent, isHere(agent, now, { leaseSeconds }), deps))
          .sort((a, b) => a.against.length - b.against.length || a.load / a.cap - b.load / b.cap);
        return { body: { candidates: candidates.slice(0, MOST_CANDIDATES) } };
      },
    }),
  ];
}

function candidate(
  what: Escalation,
  agent: Agent,
  here: boolean,
  { whyNot }: Pick<Deps, 'whyNot'>,
): CandidateView {
  const { id, displayName, team, load, cap, presence } = agent;
  const absent: Obstacle[] = here ? (presence.state === 'break' ? ['break'] : []) : ['offline'];
  const against = [...absent, ...whyNot(what, agent).filter(isObstacle)];
  const refused = !here || against.includes('room');
  return { id, displayName, team, load, cap, against, refused };
}

function isObstacle(rule: string): rule is Obstacle {
  return OBSTACLES.some((known) => known === rule);
}
