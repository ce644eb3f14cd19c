import type { Scenario } from './model';
import type { Member } from './staff';
import type { Ticket } from './ticket';

/** Something that will happen at its time. */
export type Happening =
  | { kind: 'arrives' | 'leaves' | 'looks' | 'ends' | 'done'; ticket: Ticket }
  | { kind: 'accepts' | 'misses'; ticket: Ticket; offer: number }
  | { kind: 'comes' | 'goes' | 'returns'; member: Member };

/** What became of a day. */
export interface Outcome {
  scenario: Scenario;
  tickets: readonly Ticket[];
  members: readonly Member[];
  overtaking: { worst: number; count: number };
  /** How many waited at the begin of each quarter of an hour, from the first arrival's on. */
  waiting: { at: number; count: number }[];
  overflows: number;
  missed: number;
}
