import { newcomer, type Agent } from '../../../src/contract/agent';
import type { Content } from '../../../src/contract/content';
import type { EscalationRequest } from '../../../src/contract/desk';
import { USUAL_QUEUE, type DeskSettings, type QueueSettings } from '../../../src/contract/routing';
import { fakeContent } from '../../fakes/content';

const QUEUES: Record<string, Partial<QueueSettings>> = {
  cards: { mode: 'push', accept: 30 },
  loans: { mode: 'push', accept: 20, wrapup: 30, skills: ['loans'] },
  general: { mode: 'pull' },
};
const NAMES = Object.keys(QUEUES);
const WEIGHTS: Record<string, number> = { mail: 0.25, sms: 0.5 };
const CHANNELS = ['chat', 'mail', 'sms'];

/** Head starts of minutes, so that a run goes well beyond the bound that they make. */
export const STORM_DESK: DeskSettings = {
  headStart: { priority: { urgent: 120, high: 30, normal: 0 }, tier: { vip: 40 }, returned: 20 },
  weights: WEIGHTS,
  sameAgent: 0,
};

export const stormContent: Content = {
  ...fakeContent,
  queues: () => NAMES,
  queue: (queue) => ({ ...USUAL_QUEUE, ...QUEUES[queue] }),
  desk: () => STORM_DESK,
};

/** The nth agent; they differ in what they can do, and their caps by quarters. */
export function stormAgent(n: number): Agent {
  const id = `agent${String(n)}`;
  return {
    ...{ id, username: id, displayName: id, team: null, role: n % 50 === 0 ? 'supervisor' : 'agent' },
    queues: n % 4 === 0 ? [] : [NAMES[n % 3] ?? '', NAMES[(n + 1) % 3] ?? ''],
    skills: n % 3 === 0 ? [] : ['loans'],
    languages: n % 5 === 0 ? ['en'] : ['zh-CN', 'en'],
    regions: n % 6 === 0 ? ['north'] : [],
    cap: 1 + (n % 9) / 4,
    ...newcomer(new Date(0)),
  };
}

/** The nth customer. */
export function stormRequest(n: number): EscalationRequest {
  const kind = Math.imul(n + 1, 2_654_435_761) >>> 8;
  return {
    id: `e${String(n).padStart(7, '0')}`,
    conversationId: `c${String(n)}`,
    channel: CHANNELS[kind % 3] ?? '',
    customer: { id: `u${String(n)}`, name: '' },
    language: kind % 5 === 0 ? 'en' : 'zh-CN',
    queue: NAMES[(kind >>> 3) % 3] ?? '',
    priority: kind % 7 === 0 ? 'urgent' : kind % 4 === 0 ? 'high' : 'normal',
    reason: 'signal:human',
    summary: '',
    profile: {
      tier: kind % 11 === 0 ? 'vip' : null,
      region: kind % 6 === 0 ? 'north' : null,
      manager: null,
    },
  };
}
