import { ERASED_KINDS, type ErasedKind, type Erasure } from '../contract/privacy';
import type { PrivacyDeps } from './deps';

const STEP = 200;
/** Why a bound: what other processes write all the time could make a rewrite begin anew for ever. */
const MOST_STEPS = 10_000;

/** The order in which things go: what says where the rest is goes last. */
const ORDER: readonly ErasedKind[] = [
  'missed',
  'files',
  'verifications',
  'consents',
  'contacts',
  'escalations',
  'traces',
  'messages',
  'conversations',
];

/** Carries an erasure out, from wherever it was left; done twice it is done once. */
export async function carryOut(
  { id, scope, subject }: Erasure,
  { store, audit, clock }: Pick<PrivacyDeps, 'store' | 'audit' | 'clock'>,
): Promise<void> {
  if (!scope) return;
  for (const kind of ORDER) {
    for (let step = 0; step < MOST_STEPS; step++) {
      const done = await store.privacy.eraseStep(kind, scope, id, STEP);
      if (done === 0) break;
      await store.erasures.count(id, kind, done);
    }
  }
  const counts = (await store.erasures.get(id))?.counts;
  await audit.note({
    ...{ action: 'privacy.erased', outcome: 'allowed', actor: 'system', actorName: '', subject, address: '' },
    detail: Object.fromEntries(ERASED_KINDS.map((kind) => [kind, String(counts?.[kind] ?? 0)])),
  });
  await store.erasures.finish(id, clock.now());
}
