import type { Escalation, Transition } from '../../contract/escalation';
import type { DeskContext } from '../context';
import { orderAt, sooner } from '../rules/head-start';
import { nextLook } from '../rules/look';
import { closed } from './close';
import { notTaken } from './decline';
import { setPresence } from './presence';
import { BACK_TO_WAITING } from './release';

/** Time is up: an agent vanished, let an offer go by, or is done with after-contact work. Nothing when it was renewed. */
export async function expire(context: DeskContext, id: string): Promise<void> {
  const before = await context.deps.store.escalations.get(id);
  if (before?.owner == null || before.leaseUntil === null || before.leaseUntil > context.now()) return;
  const { owner } = before;
  const transition = whenOver(context, before);
  if (!transition) return;
  const after = await context.tryStep(before, transition, { leaseBefore: context.now() });
  if (after && transition.move.verb === 'miss') await pause(context, owner);
}

function whenOver(context: DeskContext, before: Escalation): Transition | null {
  const owner = before.owner ?? '';
  if (before.state === 'active') return vanished(context, before);
  if (before.state === 'offered') {
    return {
      set: notTaken(context, before),
      declinedBy: owner,
      move: context.move('miss', 'system', 'offered', 'waiting', 'not-accepted-in-time', owner),
    };
  }
  if (before.state !== 'wrapup') return null;
  return {
    set: closed(context, before),
    move: context.move('close', 'system', 'wrapup', 'closed', 'after-contact-time-over'),
  };
}

/** Goes back before those who came a little earlier: it was served once. */
function vanished(context: DeskContext, before: Escalation): Transition {
  const desk = context.deps.content().desk();
  return {
    set: {
      ...BACK_TO_WAITING,
      orderAt: sooner(orderAt(before, desk), desk),
      lookAt: nextLook(before, context.settings(before.queue), context.now()),
    },
    move: context.move('expire', 'system', 'active', 'waiting', 'agent-vanished', before.owner ?? ''),
    notices: [context.notice('backToQueue')],
  };
}

/** Who let an offer go by is not there: the next offers go to others until the agent says so. */
async function pause(context: DeskContext, agentId: string): Promise<void> {
  const agent = await context.deps.store.agents.get(agentId);
  if (agent?.presence.state === 'available') await setPresence(context, agent, 'break', 'missed');
}
