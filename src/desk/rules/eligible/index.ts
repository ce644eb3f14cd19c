import type { Candidate, Case, Eligibility } from '../case';
import { hasRoom } from './has-room';
import { inRegion } from './in-region';
import { notDeclined } from './not-declined';
import { oneAtATime } from './one-at-a-time';
import { servesQueue } from './serves-queue';
import { skilled } from './skilled';
import { speaks } from './speaks';

/** All must hold. */
export const ELIGIBILITY: readonly Eligibility[] = [
  servesQueue,
  speaks,
  skilled,
  inRegion,
  hasRoom,
  notDeclined,
  oneAtATime,
];

export function isEligible(what: Case, agent: Candidate): boolean {
  return ELIGIBILITY.every((rule) => rule.holds(what, agent));
}

/** Ids of the rules that speak against it. */
export function whyNot(what: Case, agent: Candidate): string[] {
  return ELIGIBILITY.filter((rule) => !rule.holds(what, agent)).map(({ id }) => id);
}
