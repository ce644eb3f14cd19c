import type { Agent } from '../../../../src/contract/agent';
import type { Escalation } from '../../../../src/contract/escalation';
import { overtakingBound } from '../../../../src/desk/rules/head-start';
import { houseContent } from './house';
import { serves } from './floor';
import { before } from './process';

const BOUND_MS = overtakingBound(houseContent.desk()) * 1000;

/** `first` got the agent as it was then, while `others` went on waiting. */
export function expectInOrder(first: Escalation, agent: Agent, others: readonly Escalation[]): void {
  for (const other of others) {
    if (other.id === first.id || other.weight > first.weight || !serves(agent, other)) continue;
    if (before(other, first)) throw new Error(`${first.id} came before ${other.id}, whose turn it was`);
    if (other.queue !== first.queue) continue;
    const later = first.createdAt.getTime() - other.createdAt.getTime();
    if (later > BOUND_MS)
      throw new Error(`${first.id} came ${String(later)} ms after ${other.id}, and first`);
  }
}
