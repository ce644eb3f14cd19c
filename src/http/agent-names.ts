import { LRUCache } from 'lru-cache';
import type { AgentRepository } from '../contract/agent';
import type { Escalation } from '../contract/escalation';

export type Names = Pick<AgentRepository, 'get'>;

/** A new name is seen everywhere after so long. */
const KEPT_MS = 30_000;
const MOST = 5_000;
const caches = new WeakMap<Names, LRUCache<string, string>>();

/** Display names of the owners and of all agents in the histories, by id; of the unknown: none. */
export async function agentNames(escalations: Escalation[], agents: Names): Promise<Map<string, string>> {
  const ids = new Set(
    escalations.flatMap(({ owner, history }) => [
      ...(owner === null ? [] : [owner]),
      ...history.flatMap(({ by, agent }) => (agent === undefined ? [by] : [by, agent])),
    ]),
  );
  for (const nobody of ['customer', 'bot', 'system']) ids.delete(nobody);
  const cache = cacheOf(agents);
  const found = await Promise.all(
    [...ids].map(async (id) => {
      const name = cache.get(id) ?? (await agents.get(id))?.displayName;
      if (name !== undefined) cache.set(id, name);
      return [id, name ?? ''] as const;
    }),
  );
  return new Map(found.filter(([, name]) => name !== ''));
}

function cacheOf(agents: Names): LRUCache<string, string> {
  const known = caches.get(agents);
  if (known) return known;
  const fresh = new LRUCache<string, string>({ max: MOST, ttl: KEPT_MS });
  caches.set(agents, fresh);
  return fresh;
}
