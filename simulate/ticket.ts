import type { Estimate } from '../src/contract/escalation';
import type { Case } from '../src/desk/rules/case';
import { orderAt } from '../src/desk/rules/head-start';
import type { Arrival, Rules } from './model';

export type TicketState = 'waiting' | 'offered' | 'active' | 'wrapup' | 'closed';

/** An arrival on its way through the desk. */
export interface Ticket extends Case {
  arrival: Arrival;
  /** Where it joined. */
  joined: string;
  state: TicketState;
  createdAt: Date;
  orderAt: Date;
  told: Estimate | null;
  agent: string | null;
  answeredAt: number | null;
  leftAt: number | null;
  /** Names the offer that runs: what was meant for an earlier one is let be. */
  offer: number;
}

/** As the desk enqueues it: the queue's skills, the channel's weight, the order of service. */
export function ticketOf(arrival: Arrival, number: number, rules: Rules): Ticket {
  const { queue, channel, priority, tier, region, language, manager, at } = arrival;
  const desk = rules.desk();
  const createdAt = new Date(at);
  return {
    ...{ arrival, queue, region, language, createdAt },
    id: String(number).padStart(9, '0'),
    joined: queue,
    skills: rules.queue(queue).skills,
    weight: desk.weights[channel] ?? 1,
    declined: [],
    preferred: manager === null ? [] : [{ agent: manager, why: 'manager' }],
    orderAt: orderAt({ priority, tier, createdAt }, desk),
    state: 'waiting',
    told: null,
    ...{ agent: null, answeredAt: null, leftAt: null, offer: 0 },
  };
}

/** Asked anew after an offer: what was offered meanwhile does not wait. */
export function isWaiting({ state }: Ticket): boolean {
  return state === 'waiting';
}
