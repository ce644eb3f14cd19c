import type { Choice } from '../case';

/** Against the cap, so that one of two conversations weighs more than one of eight. */
export const lowestLoad: Choice = {
  id: 'lowest-load',
  compare: (_what, one, other) => one.load / one.cap - other.load / other.cap,
};
