import type { Presence } from '../contract/agent';
import type { ContactPort } from '../contract/contact';
import type { Content } from '../contract/content';
import type { Speaker } from '../contract/desk';
import type { Bus, Clock, Ids, Jobs, Logger } from '../contract/ports';
import type { Calendar } from '../contract/routing';
import type { Store } from '../contract/store';

export interface DeskDeps {
  store: Pick<Store, 'escalations' | 'agents' | 'events' | 'doors'>;
  contacts: Pick<ContactPort, 'related'>;
  /** Called when it is needed: router and desk know each other. */
  speaker: () => Speaker;
  content: () => Content;
  calendar: Calendar;
  bus: Bus;
  jobs: Jobs;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  /** How long an agent keeps a conversation without a sign of life, in ms. */
  leaseMs: number;
  /** Told of every change of presence, for the figures. */
  presenceChanged?: (agentId: string, presence: Presence) => Promise<void>;
}
