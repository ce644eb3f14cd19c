import type { Candidate, Case } from '../rules/case';
import { isEligible } from '../rules/eligible';
import { best } from '../rules/prefer';

export interface Assignment<C extends Case = Case> {
  what: C;
  agent: Candidate;
  /** The rule that chose the agent, and of how many. */
  why: string;
}

/**
 * Who is offered what: the waiting ones in the order of service, each to the best agent who is left, one for each agent.
 * Pure: the dispatcher and the simulation decide by it.
 */
export function plan<C extends Case>(waiting: readonly C[], agents: readonly Candidate[]): Assignment<C>[] {
  const left = new Map(agents.map((agent) => [agent.id, agent]));
  const assignments: Assignment<C>[] = [];
  for (const what of waiting) {
    const eligible = [...left.values()].filter((agent) => isEligible(what, agent));
    const chosen = best(what, eligible);
    if (!chosen) continue;
    const { agent, why } = chosen;
    assignments.push({ what, agent, why: `${why}/${String(eligible.length)}` });
    left.delete(agent.id);
    if (left.size === 0) break;
  }
  return assignments;
}
