import type { Agent } from '../../contract/agent';
import type { Escalation } from '../../contract/escalation';
import type { DeskContext } from '../context';

/** Ends the desk's part; the bot answers again. */
export async function close(
  context: DeskContext,
  agent: Agent,
  id: string,
  disposition: string,
  note: string,
): Promise<Escalation> {
  const before = await context.mayMove(agent, id);
  const reason = note ? `${disposition}: ${note}` : disposition;
  return context.step(before, {
    set: { state: 'closed', slot: null, leaseUntil: null, closedAt: context.now(), disposition },
    move: context.move('close', agent.id, before.state, 'closed', reason),
    notice: context.notice('closed', {}, 'completed'),
  });
}
