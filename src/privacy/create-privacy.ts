import { AppError } from '../contract/errors';
import { ERASED_KINDS, type ErasedCounts, type Erasure, type Privacy } from '../contract/privacy';
import type { PrivacyDeps } from './deps';
import { carryOut } from './erasing';
import { findPerson, type Person } from './person';
import { phoneDigest } from './phone-digest';
import { retain } from './retaining';

/** Who wrote within this time may write again at any moment; readers' notion of the last message is younger than this. */
const QUIET_MS = 10 * 60_000;
/** One that another process just began is left to it. */
const GRACE_MS = 60_000;
const RETENTION_MS = 3_600_000;
const AT_ONCE = 5;

export function createPrivacy(deps: PrivacyDeps): Privacy {
  const { store, audit, clock, ids, logger, retention } = deps;
  const digest = phoneDigest(deps.secret);
  const background = new Background(deps);
  const isBlocked = ({ atDesk, lastSeen }: Person): boolean =>
    atDesk || lastSeen > clock.now().getTime() - QUIET_MS;

  return {
    retention,
    erasures: (limit) => store.erasures.list(limit),
    erasure: (id) => store.erasures.get(id),
    async preview(target) {
      const person = await findPerson(target, { store, digest });
      const counts = await store.privacy.counts(person.scope);
      return { counts, conversations: person.scope.conversations.length, blocked: isBlocked(person) };
    },
    async erase(admin, target, reason, reference) {
      const person = await findPerson(target, { store, digest });
      if (isBlocked(person)) {
        throw new AppError(
          'CONFLICT',
          'A conversation of this person goes on. Close it at the desk, and wait until nobody has written for ten minutes.',
        );
      }
      const erasure: Erasure = {
        ...{ id: ids.next(), subject: audit.pseudonym('key' in target ? target.key : target.conversationId) },
        ...{ reason, reference, by: admin.id, at: clock.now(), state: 'running', doneAt: null },
        ...{ counts: nothing(), scope: person.scope },
      };
      await store.erasures.insert(erasure);
      background.run(erasure.id, () => carryOut(erasure, deps));
      return erasure;
    },
    async sweep() {
      const graceOver = clock.now().getTime() - GRACE_MS;
      for (const left of await store.erasures.running(AT_ONCE)) {
        if (left.at.getTime() < graceOver) background.run(left.id, () => carryOut(left, deps));
      }
      if (await background.isRetentionDue()) {
        background.run('retention', async () => {
          const removed = await retain(deps);
          if (Object.keys(removed).length > 0) logger.info({ removed }, 'removed by the retention rules');
        });
      }
    },
    idle: () => background.idle(),
  };
}

function nothing(): ErasedCounts {
  return Object.fromEntries(ERASED_KINDS.map((kind) => [kind, 0])) as ErasedCounts;
}

/** Work that nobody waits for: each piece runs once at a time in this process. What fails is taken up by the sweep. */
class Background {
  private readonly running = new Map<string, Promise<void>>();
  private nextRetention = 0;

  constructor(private readonly deps: Pick<PrivacyDeps, 'store' | 'clock' | 'logger'>) {}

  run(id: string, work: () => Promise<void>): void {
    if (this.running.has(id)) return;
    const done = work()
      .catch((err: unknown) =>
        this.deps.logger.error({ err, id }, 'erasure or retention failed, to be taken up'),
      )
      .finally(() => this.running.delete(id));
    this.running.set(id, done);
  }

  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  /** Once an hour, in one of the processes. */
  async isRetentionDue(): Promise<boolean> {
    const now = this.deps.clock.now();
    if (now.getTime() < this.nextRetention) return false;
    this.nextRetention = now.getTime() + RETENTION_MS;
    return this.deps.store.shared.claim('privacy:retention', '1', now, new Date(this.nextRetention));
  }
}
