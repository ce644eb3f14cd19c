import type { Eligibility } from '../case';

/** Nobody can look at two offers at once; while one is on the screen the next go to others. */
export const oneAtATime: Eligibility = {
  id: 'on-offer',
  holds: (_what, { onOffer = 0 }) => onOffer === 0,
};
