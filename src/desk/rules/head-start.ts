import type { Escalation } from '../../contract/escalation';
import type { DeskSettings } from '../../contract/routing';

/** Seconds by which somebody is served as if they had come earlier. Pure. */
type HeadStart = (
  what: Pick<Escalation, 'priority' | 'tier'>,
  settings: Pick<DeskSettings, 'headStart'>,
) => number;

const byPriority: HeadStart = ({ priority }, { headStart }) => headStart.priority[priority];
const byTier: HeadStart = ({ tier }, { headStart }) => (tier === null ? 0 : (headStart.tier[tier] ?? 0));

/** They add up. */
const HEAD_STARTS: readonly HeadStart[] = [byPriority, byTier];

/** The place in the order of service: of two, the one with the earlier moment is served first. */
export function orderAt(
  what: Pick<Escalation, 'priority' | 'tier' | 'createdAt'>,
  settings: Pick<DeskSettings, 'headStart'>,
): Date {
  const seconds = HEAD_STARTS.reduce((sum, of) => sum + of(what, settings), 0);
  return new Date(what.createdAt.getTime() - seconds * 1000);
}

/** After an agent was lost. */
export function sooner(at: Date, { headStart }: Pick<DeskSettings, 'headStart'>): Date {
  return new Date(at.getTime() - headStart.returned * 1000);
}

/** Seconds: who comes later than that after somebody is never served before them by the same agents. */
export function overtakingBound({ headStart }: Pick<DeskSettings, 'headStart'>): number {
  const most = (values: Record<string, number>): number => Math.max(0, ...Object.values(values));
  return most(headStart.priority) + most(headStart.tier) + headStart.returned;
}
