import type { ReportView, WallboardView } from '../../contract/figures-api';
import { AIMS } from './marks';
import { onDuty } from './agents';
import type { Now } from './now';
import { figureOf } from './today';

/** Below so many answers of the day a share says little. */
const ENOUGH = 10;

type Alarm = Omit<WallboardView['alarms'][number], 'queueTitle'>;

/** What somebody should do something about, the gravest first. */
export function alarmsOf(now: Now, today: ReportView, seenSince: number): Alarm[] {
  const all = now.queues.flatMap((queue) => [
    ...standing(now, queue, seenSince),
    ...late(now, queue),
    ...level(today, queue),
  ]);
  return [
    ...all.filter(({ severity }) => severity === 'bad'),
    ...all.filter(({ severity }) => severity === 'warn'),
  ];
}

function standing({ counts, agents, openings }: Now, queue: string, seenSince: number): Alarm[] {
  const waiting = counts.get(queue) ?? 0;
  const opening = openings.get(queue);
  const isOpen = opening?.open ?? true;
  const alone = isOpen && waiting > 0 && onDuty(agents, queue, seenSince) === 0;
  return [
    ...(alone ? [{ kind: 'nobody-on-duty', queue, count: waiting, severity: 'bad' } as const] : []),
    ...(opening?.why === 'doors'
      ? [{ kind: 'doors-closed', queue, count: waiting, severity: 'warn' } as const]
      : []),
  ];
}

function late({ waiting, active, at }: Now, queue: string): Alarm[] {
  const past = (due: Date | null): boolean => due !== null && due.getTime() < at;
  const mine = active.filter((each) => each.queue === queue);
  const first = [...waiting.filter((each) => each.queue === queue), ...mine].filter(
    ({ firstReplyAt, dueAt }) => firstReplyAt === null && past(dueAt),
  );
  const next = mine.filter(({ firstReplyAt, nextDueAt }) => firstReplyAt !== null && past(nextDueAt));
  const resolution = mine.filter(({ resolveBy }) => past(resolveBy));
  return [
    ...told('first-reply-late', queue, first.length, 'bad'),
    ...told('next-reply-late', queue, next.length, 'warn'),
    ...told('resolution-late', queue, resolution.length, 'warn'),
  ];
}

function level(today: ReportView, queue: string): Alarm[] {
  const share = figureOf(today, 'service-level', queue);
  const answered = figureOf(today, 'answered', queue) ?? 0;
  const low = share !== null && answered >= ENOUGH && share < AIMS.serviceLevel.warn;
  return low ? [{ kind: 'service-level-low', queue, count: Math.round(share * 100), severity: 'warn' }] : [];
}

function told(kind: Alarm['kind'], queue: string, count: number, severity: Alarm['severity']): Alarm[] {
  return count === 0 ? [] : [{ kind, queue, count, severity }];
}
