import type { Escalation } from '../../contract/escalation';
import type { Overflow, QueueSettings } from '../../contract/routing';

/** What is known of the queues when a rule is asked. */
export interface QueueNow {
  open: boolean;
  /** Somebody who serves it is on duty. */
  staffed: boolean;
}

/** The first rule whose time has come and whose target can take the customer; null: stay. Pure. */
export function overflowOf(
  { queue, createdAt }: Pick<Escalation, 'queue' | 'createdAt'>,
  { overflow }: Pick<QueueSettings, 'overflow'>,
  queues: ReadonlyMap<string, QueueNow>,
  now: Date,
): Overflow | null {
  const waited = (now.getTime() - createdAt.getTime()) / 1000;
  const here = queues.get(queue);
  const ripe = overflow.find(({ to, after, when }) => {
    const target = queues.get(to);
    if (waited < after || !target?.open || !target.staffed) return false;
    if (when === 'closed') return here?.open === false;
    return when === 'nobody' ? here?.staffed === false : true;
  });
  return ripe ?? null;
}
