import type { Content } from '../../../../src/contract/content';
import { USUAL_QUEUE, type DeskSettings, type QueueSettings } from '../../../../src/contract/routing';
import { fakeContent } from '../../../fakes/content';

const QUEUES: Record<string, Partial<QueueSettings>> = {
  cards: { mode: 'push', accept: 30, overflow: [{ to: 'general', after: 240 }] },
  loans: { mode: 'push', accept: 20, wrapup: 40, skills: ['loans'], survey: true },
  general: { mode: 'pull', survey: true, silence: { ask: 60, end: 120 } },
};

/** Head starts so short that a run of some minutes goes beyond their bound. */
const DESK: DeskSettings = {
  headStart: { priority: { urgent: 120, high: 30, normal: 0 }, tier: { vip: 40 }, returned: 20 },
  weights: { mail: 0.25, sms: 0.5 },
  sameAgent: 600,
};

/** A small house with each kind of queue. */
export const houseContent: Content = {
  ...fakeContent,
  queues: () => Object.keys(QUEUES),
  queue: (queue) => ({ ...USUAL_QUEUE, ...QUEUES[queue] }),
  desk: () => DESK,
};
export const QUEUE_NAMES = Object.keys(QUEUES);
export const CHANNELS = ['chat', 'mail', 'sms'];
export const SKILLS = ['loans', 'cards'];
export const REGIONS = ['north', 'south'];
export const LOCALES = ['zh-CN', 'en'] as const;
