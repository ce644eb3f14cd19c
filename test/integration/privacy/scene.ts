import { createHmac } from 'node:crypto';
import { createAudit, pruneAudit } from '../../../src/audit';
import type { Audit } from '../../../src/contract/audit';
import type { Privacy, Retention } from '../../../src/contract/privacy';
import type { Store } from '../../../src/contract/store';
import { createPrivacy } from '../../../src/privacy';
import type { FakeClock } from '../../fakes/clock';
import { fakeLogger } from '../../fakes/logger';

export const secret = (purpose: string): string =>
  createHmac('sha256', 'of this installation').update(purpose).digest('base64url');

export const FOR_GOOD: Retention = { conversations: 0, escalations: 0, files: 0, missed: 0, audit: 0 };

/** Audit and privacy over a real store. */
export function privacyOn(
  store: Store,
  clock: FakeClock,
  retention: Partial<Retention> = {},
): { audit: Audit; privacy: Privacy } {
  const logger = fakeLogger();
  const audit = createAudit({ repository: store.audit, clock, logger, secret });
  let last = 0;
  const privacy = createPrivacy({
    ...{ store, audit, clock, logger, secret, retention: { ...FOR_GOOD, ...retention } },
    pruneAudit: (before, limit) => pruneAudit(audit, store.audit, before, limit),
    ids: { next: () => `erasure-${++last}` },
  });
  return { audit, privacy };
}
