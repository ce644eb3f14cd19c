import type { EscalationView } from '../../../src/contract/api';

export interface Wait {
  /** ms from asking for a person to the first who took it; null while nobody has. */
  waited: number | null;
  /** Offers that ran out, and that were declined. */
  missed: number;
  declined: number;
  /** Times it went to another queue, and times it came back from an agent. */
  moved: number;
  returned: number;
}

const TAKEN = ['accept', 'claim', 'assign', 'take'];

/** What its history says about how long a customer waited. */
export function waitOf({ createdAt, history }: Pick<EscalationView, 'createdAt' | 'history'>): Wait {
  const taken = history.find(({ verb }) => TAKEN.includes(verb));
  const ended = history.find(({ to }) => to === 'closed');
  const end = taken ?? ended;
  const count = (...verbs: string[]): number => history.filter(({ verb }) => verbs.includes(verb)).length;
  return {
    waited: end === undefined ? null : Date.parse(end.at) - Date.parse(createdAt),
    missed: count('miss'),
    declined: count('decline'),
    moved: count('transfer', 'overflow'),
    returned: count('release', 'expire'),
  };
}
