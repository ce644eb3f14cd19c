import type { Agent, Slot } from '../contract/agent';
import { AppError } from '../contract/errors';
import type { Escalation, Transition } from '../contract/escalation';
import type { DeskContext } from './context';

/** What it means that an agent has a conversation. */
export function reserved(context: DeskContext, { id }: Pick<Agent, 'id'>, slot: string): Transition['set'] {
  return {
    state: 'active',
    owner: id,
    slot,
    leaseUntil: context.leaseUntil(),
    claimedAt: context.now(),
    lookAt: null,
    silentSince: null,
    declined: [],
  };
}

/**
 * The place is taken first, so that the cap cannot be passed, and given back when there is nothing to fill it. Of the
 * weights the first that fits is taken; what comes may weigh less.
 */
export async function withPlace(
  context: DeskContext,
  agent: Agent,
  weights: readonly number[],
  take: (slot: Slot) => Promise<Escalation>,
): Promise<Escalation> {
  const { agents } = context.deps.store;
  const slot = await reserve(context, agent, weights);
  let escalation: Escalation;
  try {
    escalation = await take(slot);
  } catch (error) {
    // Why not after other errors: the answer may be lost and the conversation there. The sweep sees which.
    if (error instanceof AppError) await agents.free(agent.id, slot, null);
    throw error;
  }
  if (escalation.weight < slot.weight) await agents.shrink(agent.id, slot, escalation.weight);
  return context.moved(escalation);
}

async function reserve(context: DeskContext, agent: Agent, weights: readonly number[]): Promise<Slot> {
  for (const weight of weights) {
    const slot = { token: context.deps.ids.next(), at: context.now(), weight };
    if (await context.deps.store.agents.reserve(agent.id, slot)) return slot;
  }
  throw new AppError(
    'AT_CAPACITY',
    `This fills more than the ${String(agent.cap)} conversations of ${agent.displayName}; close one first.`,
  );
}
