import { isLead, type Agent } from '../contract/agent';
import type { CannedWords } from '../contract/assist';
import type { Assist, Canned } from '../contract/assist-port';
import { AppError } from '../contract/errors';
import { exchange } from './canned-exchange';
import type { CannedDeps } from './deps';

const SHARED = '';
/** Most replies: shared by all, and of one agent. */
const MOST = { shared: 2000, personal: 500 };

type CannedVerbs = Pick<
  Assist,
  | 'canned'
  | 'addCanned'
  | 'changeCanned'
  | 'removeCanned'
  | 'usedCanned'
  | 'exportCanned'
  | 'importCanned'
  | 'addStarterCanned'
>;

/** Canned replies: leads write the shared ones, each agent their own. */
export function canned(deps: CannedDeps): CannedVerbs {
  const { store, clock, ids } = deps;

  async function mine(agent: Agent, id: string): Promise<Canned> {
    const found = await store.canned.get(id);
    if (!found || (found.owner !== SHARED && found.owner !== agent.id)) {
      throw new AppError('NOT_FOUND', 'There is no such reply any more.');
    }
    return found;
  }

  async function add(agent: Agent, words: CannedWords): Promise<Canned> {
    const owner = ownerOf(agent, words.scope);
    const most = MOST[words.scope];
    if ((await store.canned.count(owner)) >= most) {
      throw new AppError('CONFLICT', `There are ${String(most)} replies already; remove some first.`);
    }
    const made: Canned = {
      ...{ id: ids.next(), ...withoutScope(words), owner, used: 0, usedAt: null, version: 1 },
      ...{ by: agent.id, updatedAt: clock.now() },
    };
    await store.canned.add(made);
    return made;
  }

  async function change(agent: Agent, id: string, words: CannedWords, version: number): Promise<Canned> {
    const before = await mine(agent, id);
    if (before.owner === SHARED) requireLead(agent);
    const after: Canned = {
      ...{ ...before, ...withoutScope(words), owner: ownerOf(agent, words.scope) },
      ...{ version: version + 1, by: agent.id, updatedAt: clock.now() },
    };
    if (!(await store.canned.replace(after))) {
      throw new AppError('CONFLICT', 'Somebody changed this reply meanwhile; look at it again.');
    }
    return after;
  }

  return {
    canned: (agent) => store.canned.list(agent.id),
    addCanned: add,
    changeCanned: change,
    async removeCanned(agent, id) {
      if ((await mine(agent, id)).owner === SHARED) requireLead(agent);
      await store.canned.remove(id);
    },
    async usedCanned(agent, id) {
      await mine(agent, id);
      await store.canned.used(id, clock.now());
    },
    ...exchange(deps, { add, change }),
  };
}

function ownerOf(agent: Agent, scope: CannedWords['scope']): string {
  if (scope === 'personal') return agent.id;
  requireLead(agent);
  return SHARED;
}

function requireLead(agent: Agent): void {
  if (isLead(agent)) return;
  throw new AppError('FORBIDDEN', 'Only a lead may change what all share; make it personal instead.');
}

function withoutScope({ scope: _scope, ...words }: CannedWords): Omit<CannedWords, 'scope'> {
  return words;
}
