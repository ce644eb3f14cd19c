import type { Agent } from '../../src/contract/agent';
import type { Desk } from '../../src/contract/desk';
import { AppError, type ErrorCode } from '../../src/contract/errors';
import type { Escalation } from '../../src/contract/escalation';
import { escalation } from '../builders/escalation';
import { customerSays } from '../builders/log-entry';

export interface FakeDesk extends Desk {
  calls: { verb: string; agent: string; args: unknown[] }[];
  /** The next call fails with this. */
  failWith: ErrorCode | null;
  alives: string[];
}

/** A desk that notes what it was asked, and does it. */
export function fakeDesk(): FakeDesk {
  const calls: FakeDesk['calls'] = [];
  const alives: string[] = [];
  const note = <T>(verb: string, agent: Agent, args: unknown[], result: T): Promise<T> => {
    calls.push({ verb, agent: agent.id, args });
    const code = desk.failWith;
    desk.failWith = null;
    return code ? Promise.reject(new AppError(code, `desk says ${code}`)) : Promise.resolve(result);
  };
  const owned = (agent: Agent, id: string): Escalation =>
    escalation({ id, state: 'active', owner: agent.id });
  const desk: FakeDesk = {
    ...{ calls, alives, failWith: null },
    claimNext: (agent, queues) => note('claimNext', agent, [queues], owned(agent, 'e1')),
    claim: (agent, id) => note('claim', agent, [id], owned(agent, id)),
    release: (agent, id, reason) => note('release', agent, [id, reason], escalation({ id })),
    transfer: (agent, id, queue, reason, summary) =>
      note('transfer', agent, [id, queue, reason, summary], escalation({ id, queue })),
    accept: (agent, id) => note('accept', agent, [id], owned(agent, id)),
    decline: (agent, id, reason) => note('decline', agent, [id, reason], escalation({ id })),
    take: (lead, id, reason) => note('take', lead, [id, reason], owned(lead, id)),
    assign: (lead, id, agentId, reason) =>
      note('assign', lead, [id, agentId, reason], escalation({ id, state: 'active', owner: agentId })),
    wrapUp: (agent, id, disposition, words) =>
      note('wrapUp', agent, [id, disposition, words], escalation({ id, state: 'closed', disposition })),
    setPresence: (agent, state, reason) =>
      note('setPresence', agent, [state, reason], {
        ...agent,
        presence: { state, reason, since: agent.createdAt },
      }),
    setDoors: (lead, queue, open, reason) => note('setDoors', lead, [queue, open, reason], undefined),
    opening: () => Promise.resolve({ open: true, why: null, opensAt: null }),
    close: (agent, id, disposition, words) =>
      note('close', agent, [id, disposition, words], escalation({ id, state: 'closed', disposition })),
    say: (agent, conversationId, words) =>
      note('say', agent, [conversationId, words], {
        ...customerSays(words.text),
        conversationId,
        direction: 'out',
        author: 'agent',
        delivery: { state: 'queued', attempts: 0 },
      }),
    alive: ({ id }) => {
      alives.push(id);
      return Promise.resolve();
    },
  };
  return desk;
}
