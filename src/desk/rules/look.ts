import type { Escalation, Move } from '../../contract/escalation';
import type { QueueSettings } from '../../contract/routing';

/** A waiting customer's place is looked at this often, in seconds, and the less often the longer the wait. */
const NEWS_EVERY = 60;
const NEWS_AT_MOST_EVERY = 600;

type Waiting = Pick<Escalation, 'createdAt' | 'told' | 'declined'>;

/** When a rule has to look at a waiting one next: overflow, news of the place, or agents to be asked again. Pure. */
export function nextLook(
  { createdAt, told, declined }: Waiting,
  { overflow }: QueueSettings,
  now: Date,
): Date {
  const overflows = overflow
    .map(({ after }) => createdAt.getTime() + after * 1000)
    .filter((at) => at > now.getTime());
  const often = declined.length > 0 ? NEWS_EVERY : newsAfter(told?.minutes ?? null);
  return new Date(Math.min(...overflows, now.getTime() + often * 1000));
}

function newsAfter(minutes: number | null): number {
  const quarter = ((minutes ?? 0) * 60) / 4;
  return Math.min(NEWS_AT_MOST_EVERY, Math.max(NEWS_EVERY, quarter));
}

const LET_BY = new Set<Move['verb']>(['decline', 'miss', 'release']);

/** When agents who let it go by may be asked again: some time after the last of them did. Pure. */
export function askAgainAt({ history, createdAt }: Pick<Escalation, 'history' | 'createdAt'>): Date {
  const last = history.findLast(({ verb }) => LET_BY.has(verb));
  return new Date((last?.at ?? createdAt).getTime() + NEWS_EVERY * 1000);
}

/** Whether the place has changed enough to be told again: halved, or next. Pure. */
export function isNews(told: { position: number } | null, position: number): boolean {
  if (told === null || position >= told.position) return false;
  return position === 1 || position <= told.position / 2;
}
