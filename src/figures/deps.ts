import type { AgentRepository } from '../contract/agent';
import type { Content } from '../contract/content';
import type { Desk } from '../contract/desk';
import type { EscalationRepository } from '../contract/escalation';
import type { PresenceLog, TallyRepository } from '../contract/figures';
import type { Clock, Logger } from '../contract/ports';

export interface FiguresStore {
  escalations: Pick<EscalationRepository, 'openedBetween' | 'list' | 'countWaiting'>;
  agents: Pick<AgentRepository, 'list'>;
  tallies: TallyRepository;
  presences: PresenceLog;
}

export interface FiguresDeps {
  store: FiguresStore;
  content: () => Content;
  desk: Pick<Desk, 'opening'>;
  clock: Clock;
  logger: Logger;
  /** Without a sign of life for so long an agent counts as not there. */
  leaseMs: number;
}
