import type { Agent } from '../contract/agent';
import type { Desk } from '../contract/desk';
import type { Logger } from '../contract/ports';

/** Passes agents' signs of life on to the desk, which itself leaves out those that come too often. */
export interface SignsOfLife {
  sign(agent: Agent): void;
  /** How often an agent who is there must sign; milliseconds. */
  everyMs: number;
}

interface Deps {
  desk: Pick<Desk, 'alive'>;
  logger: Logger;
  leaseSeconds: number;
}

/** Editors have no part in the desk, so theirs are left out. */
export function createSignsOfLife({ desk, logger, leaseSeconds }: Deps): SignsOfLife {
  return {
    everyMs: (leaseSeconds * 1000) / 3,
    sign: (agent) => {
      if (agent.role === 'editor') return;
      desk.alive(agent).catch((err: unknown) => {
        logger.warn({ err, agentId: agent.id }, 'sign of life not noted');
      });
    },
  };
}
