import type { Agent } from '../../../src/contract/agent';
import type { Escalation, Move } from '../../../src/contract/escalation';
import type { PresenceSpan, Tally } from '../../../src/contract/figures';
import { escalation } from '../../builders/escalation';

/*
 * A day of a small desk, Monday 2026-01-05 in Shanghai. Times are seconds after 09:00 there.
 *
 *  ann (north)  available 08:50 - 10:20, on a break until 11:00
 *  bob (south)  available 09:00 - 10:00
 *
 *  e1 cards web chat  joins at 0 (told 1 minute), ann at 30, answers at 40, ends 330, after-contact work until 390; rated 5
 *  e2 cards SMS       joins at 60 (told 1 minute), bob at 180, answers at 190, transfers to loans at 300, ann at 360, ends 660;
 *                     two later answers late; rated 2
 *  e3 cards web chat  joins at 120, leaves at 125
 *  e4 loans web chat  joins at 900, leaves at 1020
 *  e5 loans WeChat    joins at 1800, asks for a call at 1830; nobody has called
 *  e6 loans web chat  joins at 3600, overflows to cards at 3605, ann at 3610, answers at 3650, ends 4210, after-contact work
 *                     until 4240; not rated
 *
 * A first answer is promised within 60 seconds.
 */
export const NINE = Date.parse('2026-01-05T01:00:00Z');
export const at = (seconds: number): Date => new Date(NINE + seconds * 1000);

type Step = [seconds: number, verb: Move['verb'], to: Move['to'], by: string];

function moves(...steps: Step[]): Move[] {
  return steps.map(([seconds, verb, to, by], index) => ({
    ...{ verb, to, by, at: at(seconds), reason: '' },
    from: steps[index - 1]?.[2] ?? null,
  }));
}

function joined(id: string, seconds: number, change: Partial<Escalation>): Escalation {
  return escalation({
    ...{ id, conversationId: `c-${id}`, createdAt: at(seconds), orderAt: at(seconds) },
    ...{ channel: 'webchat', dueAt: at(seconds + 60) },
    resolveBy: at(seconds + 24 * 3600),
    ...change,
  });
}

const oneMinute = (seconds: number) => ({ position: 1, minutes: 1, at: at(seconds) });

export const CASES: Escalation[] = [
  joined('e1', 0, {
    ...{ queue: 'cards', state: 'closed', owner: 'ann', estimate: oneMinute(0) },
    ...{ answeredAt: at(30), claimedAt: at(30), firstReplyAt: at(40), endedAt: at(330), closedAt: at(390) },
    rating: { score: 5, reason: 'thanks, call me at 13800138000', at: at(400) },
    history: moves(
      [0, 'enqueue', 'waiting', 'bot'],
      [10, 'offer', 'offered', 'system'],
      [30, 'accept', 'active', 'ann'],
      [330, 'end', 'wrapup', 'ann'],
      [390, 'close', 'closed', 'ann'],
    ),
  }),
  joined('e2', 60, {
    ...{ queue: 'loans', channel: 'sms', state: 'closed', owner: 'ann', estimate: oneMinute(60) },
    ...{
      answeredAt: at(180),
      claimedAt: at(360),
      firstReplyAt: at(190),
      endedAt: at(660),
      closedAt: at(660),
    },
    lateReplies: 2,
    rating: { score: 2, reason: '', at: at(700) },
    history: moves(
      [60, 'enqueue', 'waiting', 'bot'],
      [180, 'claim', 'active', 'bob'],
      [300, 'transfer', 'waiting', 'bob'],
      [360, 'claim', 'active', 'ann'],
      [660, 'close', 'closed', 'ann'],
    ),
  }),
  joined('e3', 120, {
    ...{ queue: 'cards', state: 'closed', endedAt: at(125), closedAt: at(125), endedBy: 'customer' },
    history: moves([120, 'enqueue', 'waiting', 'bot'], [125, 'end', 'closed', 'customer']),
  }),
  joined('e4', 900, {
    ...{ queue: 'loans', state: 'closed', endedAt: at(1020), closedAt: at(1020), endedBy: 'customer' },
    history: moves([900, 'enqueue', 'waiting', 'bot'], [1020, 'end', 'closed', 'customer']),
  }),
  joined('e5', 1800, {
    ...{ queue: 'loans', channel: 'wechat', wish: 'callback', callback: '13800138000' },
    history: moves([1800, 'enqueue', 'waiting', 'bot'], [1830, 'wish', 'waiting', 'customer']),
  }),
  joined('e6', 3600, {
    ...{ queue: 'cards', state: 'closed', owner: 'ann' },
    ...{ answeredAt: at(3610), claimedAt: at(3610), firstReplyAt: at(3650), endedAt: at(4210) },
    closedAt: at(4240),
    history: moves(
      [3600, 'enqueue', 'waiting', 'bot'],
      [3605, 'overflow', 'waiting', 'system'],
      [3610, 'claim', 'active', 'ann'],
      [4210, 'end', 'wrapup', 'ann'],
      [4240, 'close', 'closed', 'ann'],
    ),
  }),
];

export const PRESENCES: PresenceSpan[] = [
  { agentId: 'ann', state: 'available', reason: null, from: at(-600), to: at(4800) },
  { agentId: 'ann', state: 'break', reason: 'meal', from: at(4800), to: at(7200) },
  { agentId: 'ann', state: 'offline', reason: null, from: at(7200), to: null },
  { agentId: 'bob', state: 'available', reason: null, from: at(0), to: at(3600) },
  { agentId: 'bob', state: 'offline', reason: null, from: at(3600), to: null },
];

export const TALLIES: Tally[] = [
  {
    ...{ at: at(0), channel: 'webchat' },
    counts: {
      ...{ visit: 10, 'handed-off': 4, answer: 20, 'ask-back': 5, miss: 3, escalate: 4 },
      ...{ disliked: 2, wrong: 1 },
    },
  },
  { at: at(900), channel: 'sms', counts: { visit: 2, answer: 4 } },
];

export function agent(id: string, team: string, change: Partial<Agent> = {}): Agent {
  return {
    ...{ id, username: id, displayName: id === 'ann' ? 'Ann' : 'Bob', role: 'agent', team },
    ...{ queues: [], skills: [], languages: ['en'], regions: [], cap: 3, disabled: false, load: 0 },
    presence: { state: 'offline', reason: null, since: at(7200) },
    ...{ idleSince: null, seenAt: null, createdAt: at(-86_400) },
    ...change,
  };
}
export const AGENTS: Agent[] = [agent('ann', 'north'), agent('bob', 'south')];
