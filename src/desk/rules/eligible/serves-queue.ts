import type { Eligibility } from '../case';

export const servesQueue: Eligibility = {
  id: 'queue',
  holds: ({ queue }, { queues }) => queues.length === 0 || queues.includes(queue),
};
