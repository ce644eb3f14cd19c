import type { CodeChecks } from '../../src/contract/code';
import type { ContactPort } from '../../src/contract/contact';

/** Nobody is linked to anybody, and no code is expected. */
export const noContacts: ContactPort & CodeChecks = {
  elsewhere: () => Promise.resolve(null),
  related: (id) => Promise.resolve([id]),
  typed: () => Promise.resolve(null),
  check: ({ verification }) => Promise.resolve({ verification, outcome: 'over', left: 0 }),
  settle: () => Promise.resolve(),
  fill: (text) => text,
};
