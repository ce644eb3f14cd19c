import type { Choice } from '../case';

/** Who has had nothing for the longest; who never had anything is first. */
export const longestIdle: Choice = {
  id: 'longest-idle',
  compare: (_what, one, other) => (one.idleSince?.getTime() ?? 0) - (other.idleSince?.getTime() ?? 0),
};
