import { randomBytes } from 'node:crypto';
import type { Agent, AgentRepository } from '../contract/agent';
import type { Clock, Ids } from '../contract/ports';
import { LOCALES } from '../contract/understanding';
import { hashPassword } from './passwords';

/**
 * Creates the user `admin` if there is none at all. Gives the password only when it was generated here, to be printed
 * once: with several processes starting together only the one that created the user gets it.
 */
export async function ensureAdmin(
  agents: AgentRepository,
  { clock, ids }: { clock: Clock; ids: Ids },
  password?: string,
): Promise<{ username: string; password: string } | null> {
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
    cap: 8,
    disabled: false,
    seenAt: null,
    createdAt: clock.now(),
  };
  const created = await agents.create(admin, await hashPassword(chosen));
  return created && password === undefined ? { username: admin.username, password: chosen } : null;
}
