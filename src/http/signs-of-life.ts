import type { Agent } from '../contract/agent';
import type { Desk } from '../contract/desk';
import type { Clock, Logger } from '../contract/ports';

/** Passes agents' signs of life on to the desk, at most one per third of the lease and agent. */
export interface SignsOfLife {
  sign(agent: Agent): void;
  /** How often an agent who is there must sign; milliseconds. */
  everyMs: number;
}

interface Deps {
  desk: Pick<Desk, 'alive'>;
  clock: Clock;
  logger: Logger;
  leaseSeconds: number;
}

export function createSignsOfLife({ desk, clock, logger, leaseSeconds }: Deps): SignsOfLife {
  const everyMs = (leaseSeconds * 1000) / 3;
  const last = new Map<string, number>();
  return {
    everyMs,
    sign: (agent) => {
      if (agent.role === 'editor') return;
      const now = clock.now().getTime();
      // Why 0.9: a timer that fires a little early must not skip a whole round.
      if (now - (last.get(agent.id) ?? Number.NEGATIVE_INFINITY) < everyMs * 0.9) return;
      last.set(agent.id, now);
      desk.alive(agent).catch((err: unknown) => {
        last.delete(agent.id);
        logger.warn({ err, agentId: agent.id }, 'sign of life not noted');
      });
    },
  };
}
