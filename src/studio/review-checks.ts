import { AppError } from '../contract/errors';
import type { GateStep, Review } from '../contract/publishing';
import type { Background } from './background';
import type { StudioDeps } from './deps';
import { type Beat, underLease, wordOf } from './exclusive';
import { runGate } from './gate-runs';
import { rebase } from './rebase';
import type { Switching } from './switching';
import type { Versions } from './versions';

const STEPS: readonly GateStep[] = ['lint', 'train', 'golden', 'validate', 'replay'];
const MOST_AT_ONCE = 50;
/** Checks that broke off, in this process, before it is refused. */
const TRIES = 3;
export const ALREADY_LIVE = 'This is what is live already; there is nothing to publish.';

interface Parts {
  deps: StudioDeps;
  versions: Versions;
  switching: Switching;
  background: Background;
}

/** The gate over requests to publish. A process that dies leaves its check to the sweep of any other. */
export class ReviewChecks {
  private readonly running = new Set<string>();
  private readonly failures = new Map<string, number>();

  constructor(private readonly parts: Parts) {}

  start(id: string): void {
    if (this.running.has(id)) return;
    this.running.add(id);
    this.parts.background.run('the check of a review', async () => {
      try {
        await underLease(this.parts.deps, leaseOf(id), (beat) => this.check(id, beat));
      } finally {
        this.running.delete(id);
      }
    });
  }

  async sweep(): Promise<void> {
    for (const { id } of await this.parts.deps.store.reviews.list(MOST_AT_ONCE, 'checking')) this.start(id);
  }

  /** From 0 to 1; null when nobody checks it. */
  async progress(id: string): Promise<number | null> {
    const word = await wordOf(this.parts.deps, leaseOf(id));
    return word === null ? null : Number(word);
  }

  private async check(id: string, beat: Beat): Promise<void> {
    const review = await this.parts.deps.store.reviews.get(id);
    if (review?.state !== 'checking') return;
    try {
      await this.settle(await this.judged(review, beat));
      this.failures.delete(id);
    } catch (error) {
      await this.failed(review, error);
    }
  }

  /** The review on what is live now, with the gate's word. */
  private async judged(review: Review, beat: Beat): Promise<Review> {
    const { deps, switching, versions } = this.parts;
    // Why: the gate compares with what is live in this process.
    await switching.follow();
    const { publication: live } = await versions.live();
    const files = await this.broughtOnto(live, review);
    const hash = deps.workshop.hash(files);
    const now = { ...review, files, hash, base: live.number };
    if (hash === live.hash) return { ...now, state: 'refused', comment: ALREADY_LIVE };
    const report = await runGate(deps, files, (step, done) => beat(progressOf(step, done)));
    return { ...now, report, state: report.ok ? 'open' : 'refused' };
  }

  /** An editor's work is brought onto what is live; a folder is meant as a whole and stays as it is. */
  private async broughtOnto(live: Live, { source, base, files }: Review): Promise<Review['files']> {
    if (source === 'cli' || base === live.number) return files;
    const from = await this.parts.versions.get(base);
    return rebase(this.parts.deps.workshop, files, from.files, live.files);
  }

  /** Why nothing when it is not replaced: it was withdrawn meanwhile. */
  private async settle(review: Review): Promise<void> {
    const { store, logger } = this.parts.deps;
    if (!(await store.reviews.replace({ ...review, version: review.version + 1 }))) return;
    logger.info({ review: review.id, state: review.state, base: review.base }, 'a review was checked');
  }

  private async failed(review: Review, error: unknown): Promise<void> {
    const count = (this.failures.get(review.id) ?? 0) + 1;
    const isContent = error instanceof AppError && error.code === 'CONTENT_INVALID';
    this.parts.deps.logger.error({ review: review.id, err: error }, 'the check of a review broke off');
    if (!isContent && count < TRIES) {
      this.failures.set(review.id, count);
      return;
    }
    this.failures.delete(review.id);
    const comment = isContent ? error.message : 'The check broke off several times; ask again later.';
    await this.settle({ ...review, state: 'refused', comment: comment.slice(0, 1000) });
  }
}

type Live = Pick<Review, 'files'> & { number: number };

function leaseOf(id: string): string {
  return `studio:review:${id}`;
}

function progressOf(step: GateStep, done: number): string {
  return ((STEPS.indexOf(step) + Math.min(1, Math.max(0, done))) / STEPS.length).toFixed(2);
}
