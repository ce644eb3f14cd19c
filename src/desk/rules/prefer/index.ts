import type { Candidate, Case, Choice } from '../case';
import { knownAgent } from './known-agent';
import { longestIdle } from './longest-idle';
import { lowestLoad } from './lowest-load';

/** In order: the first that tells two agents apart decides. */
export const CHOICES: readonly Choice[] = [knownAgent, lowestLoad, longestIdle];

/** The best of the eligible agents, and the id of the rule that set it apart from the next best. */
export function best(what: Case, agents: readonly Candidate[]): { agent: Candidate; why: string } | null {
  const agent = first(what, agents);
  if (!agent) return null;
  const preference = what.preferred.find((preferred) => preferred.agent === agent.id);
  if (preference) return { agent, why: preference.why };
  const next = first(
    what,
    agents.filter(({ id }) => id !== agent.id),
  );
  return { agent, why: next ? apart(what, agent, next).why : 'only-one' };
}

function first(what: Case, agents: readonly Candidate[]): Candidate | undefined {
  return agents.reduce<Candidate | undefined>(
    (found, agent) => (found && apart(what, found, agent).difference <= 0 ? found : agent),
    undefined,
  );
}

/** Why the id at last: two processes choose the same one. */
function apart(what: Case, one: Candidate, other: Candidate): { difference: number; why: string } {
  for (const choice of CHOICES) {
    const difference = choice.compare(what, one, other);
    if (difference !== 0) return { difference, why: choice.id };
  }
  return { difference: one.id < other.id ? -1 : 1, why: 'equal' };
}
