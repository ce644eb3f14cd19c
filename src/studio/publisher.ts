import { AppError } from '../contract/errors';
import type { ContentFiles, Publication, PublicationSummary, Review } from '../contract/publishing';
import type { Background } from './background';
import type { StudioDeps } from './deps';
import { publishing } from './exclusive';
import type { Switching } from './switching';

const MOST_AT_ONCE = 50;

/** Makes publications of approved reviews. */
export class Publisher {
  constructor(
    private readonly deps: StudioDeps,
    private readonly switching: Switching,
    private readonly background: Background,
  ) {}

  /** Publication, activation, and the review's note of it. Doing it twice, also at the same time, is doing it once. */
  async finish(review: Review): Promise<void> {
    const { publications, reviews } = this.deps.store;
    const { number } = await this.publicationOf(review);
    const order = {
      publication: number,
      kind: 'publish',
      by: approverOf(review),
      reason: review.notes,
    } as const;
    await this.switching.activate(order, () => publications.wasActive(number));
    await reviews.replace({ ...review, publication: number, version: review.version + 1 });
    this.writeBack(review.files);
  }

  /** What was approved by a process that died before it was published. */
  async sweep(): Promise<void> {
    const { reviews } = this.deps.store;
    for (const { id, publication } of await reviews.list(MOST_AT_ONCE, 'published')) {
      if (publication !== null) continue;
      await publishing(this.deps, async () => {
        const review = await reviews.get(id);
        if (review?.publication === null) await this.finish(review);
      }).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
      });
    }
  }

  /** Why in the background: it is published, whether a folder can be written or not. */
  writeBack(files: ContentFiles): void {
    const { writeBack } = this.deps;
    if (writeBack) this.background.run('writing the intents folder', () => writeBack(files));
  }

  private async publicationOf(review: Review): Promise<PublicationSummary> {
    const { publications } = this.deps.store;
    for (;;) {
      const found = await publications.ofReview(review.id);
      if (found) return found;
      const number = (await publications.last()) + 1;
      await publications.insert(publicationOf(review, number, this.deps.clock.now()));
    }
  }
}

function publicationOf(review: Review, number: number, at: Date): Publication {
  const { id, hash, files, source, author, editors, notes, report } = review;
  const approver = approverOf(review);
  return { number, hash, files, source, author, editors, notes, report, at, approver, review: id };
}

function approverOf({ decidedBy, author }: Review): string {
  return decidedBy ?? author;
}
