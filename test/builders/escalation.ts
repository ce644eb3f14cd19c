import { UNTOUCHED, type Escalation } from '../../src/contract/escalation';

/** A waiting escalation of conversation c1. */
export function escalation(change: Partial<Escalation> = {}): Escalation {
  const at = new Date('2026-01-02T03:04:05Z');
  return {
    id: 'e1',
    conversationId: 'c1',
    channel: 'fake',
    customer: { id: 'u1', name: 'Li' },
    queue: 'general',
    skills: [],
    language: 'en',
    priority: 'normal',
    tier: null,
    region: null,
    weight: 1,
    preferred: [],
    declined: [],
    reason: 'signal:human',
    summary: '',
    state: 'waiting',
    owner: null,
    slot: null,
    leaseUntil: null,
    createdAt: at,
    orderAt: at,
    dueAt: new Date(at.getTime() + 900_000),
    resolveBy: new Date(at.getTime() + 86_400_000),
    ...UNTOUCHED,
    history: [],
    notices: [],
    ...change,
  };
}
