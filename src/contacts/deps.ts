import type { Speaker } from '../contract/desk';
import type { Clock, Ids, Logger } from '../contract/ports';
import type { Store } from '../contract/store';

export interface ContactDeps {
  store: Pick<Store, 'contacts' | 'verifications' | 'conversations' | 'log' | 'consents'>;
  speaker: () => Speaker;
  /** Name of the running channel whose customers are telephone numbers; null when there is none. */
  telephone: () => string | null;
  /** The conversation id of a channel's customer, as ChannelHost.conversationOf gives it. */
  conversationOf: (channel: string, customerId: string) => string;
  secret: (purpose: string) => string;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}
