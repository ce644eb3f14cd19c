import type { ContactPort } from '../contract/contact';
import type { Content } from '../contract/content';
import type { Speaker } from '../contract/desk';
import type { Bus, Clock, Ids, Jobs, Logger } from '../contract/ports';
import type { Store } from '../contract/store';

export interface DeskDeps {
  store: Pick<Store, 'escalations' | 'agents' | 'events'>;
  contacts: Pick<ContactPort, 'related'>;
  /** Called when it is needed: router and desk know each other. */
  speaker: () => Speaker;
  content: () => Content;
  bus: Bus;
  jobs: Jobs;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  /** How long an agent keeps a conversation without a sign of life, in ms. */
  leaseMs: number;
}
