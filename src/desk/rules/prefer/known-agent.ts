import type { Case, Choice } from '../case';

/** Personal manager before last agent before anybody: the order in which `preferred` names them. */
export const knownAgent: Choice = {
  id: 'known-agent',
  compare: (what, one, other) => rank(what, one.id) - rank(what, other.id),
};

function rank({ preferred }: Case, id: string): number {
  const place = preferred.findIndex(({ agent }) => agent === id);
  return place === -1 ? preferred.length : place;
}
