import { randomBytes } from 'node:crypto';
import { newcomer, type Agent, type AgentRepository } from '../contract/agent';
import type { Clock, Ids } from '../contract/ports';
import { LOCALES } from '../contract/understanding';
import { hashPassword } from './passwords';

export interface FirstAdmin {
  username: string;
  password: string;
  /** Made up here: to be shown once, as it is kept nowhere. */
  generated: boolean;
}

interface Deps {
  agents: Pick<AgentRepository, 'count' | 'create'>;
  clock: Clock;
  ids: Ids;
  /** ADMIN_PASSWORD. */
  password?: string | undefined;
}

/**
 * Creates the user `admin` if there is no user at all, and gives it; null otherwise. Of several processes that start
 * together only one creates it.
 */
export async function ensureAdmin({ agents, clock, ids, password }: Deps): Promise<FirstAdmin | null> {
  if ((await agents.count()) > 0) return null;
  const chosen = password ?? randomBytes(15).toString('base64url');
  const admin: Agent = {
    id: ids.next(),
    username: 'admin',
    displayName: 'Admin',
    role: 'admin',
    queues: [],
    skills: [],
    languages: [...LOCALES],
    regions: [],
    team: null,
    cap: 8,
    ...newcomer(clock.now()),
  };
  const created = await agents.create(admin, await hashPassword(chosen));
  return created ? { username: admin.username, password: chosen, generated: password === undefined } : null;
}
