import type { Agent } from '../../contract/agent';
import type { Escalation } from '../../contract/escalation';

/** What a rule may look at of a conversation that waits. */
export type Case = Pick<
  Escalation,
  'id' | 'queue' | 'skills' | 'language' | 'region' | 'weight' | 'declined' | 'preferred'
>;

/** What a rule may look at of an agent. */
export type Candidate = Pick<
  Agent,
  'id' | 'queues' | 'skills' | 'languages' | 'regions' | 'cap' | 'load' | 'idleSince'
> & {
  /** Offers that are not answered yet. */
  onOffer?: number;
};

/** Whether an agent may be offered a conversation. Pure. */
export interface Eligibility {
  id: string;
  holds(what: Case, agent: Candidate): boolean;
}

/** Which of two agents is the better; below 0: the first. Pure. */
export interface Choice {
  id: string;
  compare(what: Case, one: Candidate, other: Candidate): number;
}
