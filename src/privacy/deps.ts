import type { Audit } from '../contract/audit';
import type { Clock, Ids, Logger } from '../contract/ports';
import type { Retention } from '../contract/privacy';
import type { Store } from '../contract/store';

export interface PrivacyDeps {
  store: Pick<Store, 'privacy' | 'erasures' | 'contacts' | 'conversations' | 'audit' | 'shared'>;
  audit: Audit;
  /** Removes one step of the audit chain's oldest entries; gives how many. */
  pruneAudit: (before: Date, limit: number) => Promise<number>;
  retention: Retention;
  secret: (purpose: string) => string;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}
