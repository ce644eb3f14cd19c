import { createCalendar } from '../../src/calendar';
import type { Content } from '../../src/contract/content';
import type { DeskSettings, QueueSettings } from '../../src/contract/routing';
import { buildContent } from '../../src/nlu/content/build-content';
import { readSource } from '../../src/nlu/content/read-source';
import type { Rules } from '../model';
import type { RuleChanges } from './scenario-schema';

const MINUTE_MS = 60_000;

/** The rules that the product would go by, with what a scenario changes of them. */
export async function rulesOf(intentsDir: string, changes: RuleChanges): Promise<Rules> {
  return changed(buildContent(await readSource(intentsDir)), changes);
}

type Known = Pick<Content, 'queues' | 'queue' | 'desk' | 'hours'>;

function changed(content: Known, changes: RuleChanges): Rules {
  const desk = deskOf(content.desk(), changes.desk);
  const settings = new Map<string, QueueSettings>();
  const calendar = createCalendar({ content: () => content });
  const open = new Map<string, { minute: number; open: boolean }>();
  return {
    queues: content.queues(),
    desk: () => desk,
    queue: (id) => {
      const known = settings.get(id) ?? queueOf(content.queue(id), changes.queues?.[id]);
      settings.set(id, known);
      return known;
    },
    // Why kept by the minute: it is asked for everybody who waits, at every move.
    isOpen: (queue, at) => {
      const minute = Math.floor(at.getTime() / MINUTE_MS);
      const kept = open.get(queue);
      if (kept?.minute === minute) return kept.open;
      const now = { minute, open: calendar.isOpen(queue, at) };
      open.set(queue, now);
      return now.open;
    },
  };
}

function deskOf(desk: DeskSettings, change: RuleChanges['desk']): DeskSettings {
  const { headStart } = desk;
  return {
    ...desk,
    headStart: {
      priority: over(headStart.priority, change?.headStart?.priority),
      tier: change?.headStart?.tier ?? headStart.tier,
      returned: change?.headStart?.returned ?? headStart.returned,
    },
    weights: change?.weights ?? desk.weights,
  };
}

type QueueChange = NonNullable<RuleChanges['queues']>[string];

function queueOf(queue: QueueSettings, change: QueueChange = {}): QueueSettings {
  const { firstReply, overflow, ...rest } = change;
  return {
    ...over(queue, rest),
    overflow:
      overflow?.map(({ to, after, when }) => ({ to, after, ...(when && { when }) })) ?? queue.overflow,
    sla: { ...queue.sla, firstReply: over(queue.sla.firstReply, firstReply) },
  };
}

function over<T extends object>(usual: T, written: { [K in keyof T]?: T[K] | undefined } = {}): T {
  const set = Object.entries(written).filter(([, value]) => value !== undefined);
  return { ...usual, ...Object.fromEntries(set) };
}
