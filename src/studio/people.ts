import type { AgentRepository } from '../contract/agent';

export interface Person {
  id: string;
  displayName: string;
}

export type People = (ids: Iterable<string | null>) => Promise<(id: string) => Person>;

/** The names of agents, each read once; whoever is not there any more is shown by id. */
export function createPeople(agents: Pick<AgentRepository, 'get'>): People {
  return async (ids) => {
    const wanted = [...new Set(ids)].filter((id) => id !== null && id !== '');
    const found = await Promise.all(
      wanted.map(async (id) => [id, (await agents.get(id ?? ''))?.displayName] as const),
    );
    const names = new Map(found);
    return (id) => ({ id, displayName: names.get(id) ?? id });
  };
}
