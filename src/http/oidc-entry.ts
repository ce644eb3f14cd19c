import { newcomer, type Agent } from '../contract/agent';
import { LOCALES } from '../contract/understanding';
import type { SignInRefusal } from '../contract/people';
import type { ProvenPerson } from '../contract/sign-in';
import type { HttpDeps } from './deps';
import { NO_PASSWORD } from './passwords';
import { changeAgent } from './people';

type Deps = Pick<HttpDeps, 'store' | 'clock' | 'ids'> & { creates: boolean };

const USUAL_CAP = 8;

/** Whom we know the provider's person as, with the role that the provider says; or why they are not let in. */
export async function agentOf(person: ProvenPerson, deps: Deps): Promise<Agent | SignInRefusal> {
  const { store } = deps;
  const { role } = person;
  if (role === null) return 'role';
  const known = await store.credentials.bySubject(person.subject);
  const agent = known ? await store.agents.get(known.agentId) : await newcomerOf({ ...person, role }, deps);
  if (!agent) return 'unknown';
  if (agent.disabled) return 'disabled';
  return agent.role === role ? agent : changeAgent(store, agent, { role });
}

/**
 * A person who comes for the first time: an account that an administrator made for them, or a new one.
 * Why never one with a password: whoever chooses their user name at the provider would take it over.
 */
async function newcomerOf(
  { username, displayName, subject, role }: ProvenPerson & { role: Agent['role'] },
  { store: { agents, credentials }, clock, ids, creates }: Deps,
): Promise<Agent | null> {
  const there = (await agents.credentials(username))?.agent;
  if (there) {
    const expected = (await credentials.get(there.id))?.expected === true;
    return expected && (await credentials.tie(there.id, subject)) ? there : null;
  }
  if (!creates) return null;
  const agent: Agent = {
    ...{ id: ids.next(), username, displayName, role, team: null },
    ...{ queues: [], skills: [], regions: [], languages: [...LOCALES], cap: USUAL_CAP },
    ...newcomer(clock.now()),
  };
  // Why tied first: of two windows that come in at once, one makes the account, and no account is left without an owner.
  if (!(await credentials.tie(agent.id, subject))) return null;
  return (await agents.create(agent, NO_PASSWORD)) ? agent : null;
}
