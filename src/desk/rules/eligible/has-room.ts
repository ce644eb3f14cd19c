import type { Eligibility } from '../case';

export const hasRoom: Eligibility = {
  id: 'room',
  holds: ({ weight }, { cap, load }) => load + weight <= cap,
};
