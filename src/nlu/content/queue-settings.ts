import {
  USUAL_DESK,
  USUAL_QUEUE,
  type DeskSettings,
  type Overflow,
  type QueueSettings,
} from '../../contract/routing';
import type { DeskSource } from './queue-schema';
import type { QueueSource } from './schema';

/** The rules of a queue as they are written, over the usual ones. */
export function queueSettings(source: Partial<QueueSource>): QueueSettings {
  const { mode, accept, wrapup, skills, sla, overflow, silence, survey } = source;
  const usual = USUAL_QUEUE;
  return {
    mode: mode ?? usual.mode,
    accept: accept ?? usual.accept,
    wrapup: wrapup ?? usual.wrapup,
    skills: skills ?? usual.skills,
    sla: {
      firstReply: over(usual.sla.firstReply, sla?.firstReply),
      nextReply: sla?.nextReply ?? usual.sla.nextReply,
      resolution: sla?.resolution ?? usual.sla.resolution,
    },
    overflow: overflow ? overflow.map(toOverflow).sort((a, b) => a.after - b.after) : usual.overflow,
    silence: over(usual.silence, silence),
    survey: survey ?? usual.survey,
  };
}

/** The rules of the desk as they are written, over the usual ones. */
export function deskSettings({ headStart, weights, sameAgent }: DeskSource = {}): DeskSettings {
  const usual = USUAL_DESK;
  return {
    headStart: {
      priority: over(usual.headStart.priority, headStart?.priority),
      tier: { ...usual.headStart.tier, ...headStart?.tier },
      returned: headStart?.returned ?? usual.headStart.returned,
    },
    weights: { ...usual.weights, ...weights },
    sameAgent: sameAgent ?? usual.sameAgent,
  };
}

function toOverflow({ to, after, when }: NonNullable<QueueSource['overflow']>[number]): Overflow {
  return { to, after, ...(when && { when }) };
}

function over<T extends object>(usual: T, written: { [K in keyof T]?: T[K] | undefined } = {}): T {
  const set = Object.entries(written).filter(([, value]) => value !== undefined);
  return { ...usual, ...Object.fromEntries(set) };
}
