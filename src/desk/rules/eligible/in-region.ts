import type { Eligibility } from '../case';

export const inRegion: Eligibility = {
  id: 'region',
  holds: ({ region }, { regions }) => region === null || regions.length === 0 || regions.includes(region),
};
