import type { ReportView, WallboardQuery, WallboardView } from '../../contract/figures-api';
import type { Escalation } from '../../contract/escalation';
import type { FiguresDeps } from '../deps';
import { agentsNow, onDuty } from './agents';
import { alarmsOf } from './alarms';
import { AIMS, judged, promiseMark, type Marked } from './marks';
import type { Now } from './now';
import { figureOf } from './today';

/** The desk now, and how today went. */
export function wallboardOf(
  now: Now,
  today: ReportView,
  { locale }: WallboardQuery,
  { content, leaseMs }: Pick<FiguresDeps, 'content' | 'leaseMs'>,
): WallboardView {
  const seenSince = now.at - leaseMs;
  const title = (queue: string): string => content().queueTitle(queue, locale);
  const wait = waitOf(now.waiting, now.at);
  const mark = now.waiting.length === 0 ? 'good' : wait.mark;
  return {
    at: new Date(now.at).toISOString(),
    waiting: { value: sum(now.counts.values()), mark },
    longestWait: { ...wait, mark },
    answeredShare: judged(figureOf(today, 'answered-share'), AIMS.answeredShare),
    serviceLevel: judged(figureOf(today, 'service-level'), AIMS.serviceLevel),
    csat: judged(figureOf(today, 'csat-mean'), AIMS.csat),
    offeredToday: figureOf(today, 'offered') ?? 0,
    active: now.active.length,
    callBacks: now.noted.length,
    agents: agentsNow(now.agents, now.wrappingUp, seenSince),
    queues: now.queues.map((queue) => queueOf(queue, title(queue), now, today, seenSince)),
    alarms: alarmsOf(now, today, seenSince).map((alarm) => ({ ...alarm, queueTitle: title(alarm.queue) })),
  };
}

function queueOf(
  id: string,
  title: string,
  now: Now,
  today: ReportView,
  seenSince: number,
): WallboardView['queues'][number] {
  const waiting = now.waiting.filter(({ queue }) => queue === id);
  return {
    ...{ id, title },
    open: now.openings.get(id)?.open ?? true,
    waiting: now.counts.get(id) ?? 0,
    longestWait: waitOf(waiting, now.at),
    active: now.active.filter(({ queue }) => queue === id).length,
    onDuty: onDuty(now.agents, id, seenSince),
    answeredShare: judged(figureOf(today, 'answered-share', id), AIMS.answeredShare),
    serviceLevel: judged(figureOf(today, 'service-level', id), AIMS.serviceLevel),
    late: waiting.filter(({ dueAt }) => dueAt.getTime() < now.at).length,
  };
}

/** Seconds of whoever waits longest. */
function waitOf(waiting: readonly Pick<Escalation, 'createdAt' | 'dueAt'>[], at: number): Marked {
  if (waiting.length === 0) return { value: null, mark: 'none' };
  const oldest = waiting.reduce((least, { createdAt }) => Math.min(least, createdAt.getTime()), at);
  return { value: Math.floor((at - oldest) / 1000), mark: promiseMark(waiting, at) };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
