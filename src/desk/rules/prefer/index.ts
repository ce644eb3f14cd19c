import type { Candidate, Case, Choice } from '../case';
import { knownAgent } from './known-agent';
import { longestIdle } from './longest-idle';
import { lowestLoad } from './lowest-load';

/** In order: the first that tells two agents apart decides. */
export const CHOICES: readonly Choice[] = [knownAgent, lowestLoad, longestIdle];

/** The best of the eligible agents, and the id of the rule that set the best apart from the next. */
export function best(what: Case, agents: readonly Candidate[]): { agent: Candidate; why: string } | null {
  const [first, ...others] = agents;
  if (!first) return null;
  let agent = first;
  let why = 'only-one';
  for (const other of others) {
    const told = apart(what, agent, other);
    if (told.difference > 0) agent = other;
    why = told.why;
  }
  const preference = what.preferred.find((preferred) => preferred.agent === agent.id);
  return { agent, why: preference?.why ?? why };
}

/** Why the id at last: two processes choose the same one. */
function apart(what: Case, one: Candidate, other: Candidate): { difference: number; why: string } {
  for (const { id, compare } of CHOICES) {
    const difference = compare(what, one, other);
    if (difference !== 0) return { difference, why: id };
  }
  return { difference: one.id < other.id ? -1 : 1, why: 'equal' };
}
