import type { AgentView, EscalationView } from '../../src/contract/api';

const START = Date.UTC(2026, 10, 22, 9);
const iso = (ms: number): string => new Date(ms).toISOString();

export function agentView(change: Partial<AgentView> = {}): AgentView {
  return {
    ...{
      id: 'a1',
      username: 'lin',
      displayName: '林志豪',
      role: 'agent',
      team: null,
      queues: [],
      skills: [],
    },
    ...{ languages: ['zh-CN'], regions: [], cap: 80, load: 0, disabled: false },
    presence: { state: 'available', reason: null, since: iso(START) },
    ...change,
  };
}

/** Waiting in the queue "cards" for nobody in particular. `at`: ms since 1970 when it was asked for. */
export function escalationView(id: string, change: Partial<EscalationView> = {}, at = START): EscalationView {
  const created = iso(at);
  return {
    ...{ id, conversationId: `c-${id}`, channel: 'webchat', queue: 'cards', language: 'zh-CN' },
    ...{
      priority: 'normal',
      reason: 'signal:human',
      summary: `我的信用卡 ${id} 想调整额度`,
      state: 'waiting',
    },
    customer: { id: `dl_${id}`, name: `客户${id}` },
    ...{ owner: null, tier: null, wish: 'chat', callback: null, rating: null, told: null, people: {} },
    ...{ disposition: null, note: '', until: null, endedAt: null, closedAt: null, claimedAt: null },
    ...{ createdAt: created, dueAt: iso(at + 300_000), resolveBy: iso(at + 86_400_000) },
    ...{ nextDueAt: null, firstReplyAt: null, awaitingSince: null },
    history: [{ at: created, verb: 'enqueue', by: 'bot', from: null, to: 'waiting', reason: 'signal:human' }],
    ...change,
  };
}
