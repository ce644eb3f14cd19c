import type { Eligibility } from '../case';

export const notDeclined: Eligibility = {
  id: 'declined',
  holds: ({ declined }, { id }) => !declined.includes(id),
};
