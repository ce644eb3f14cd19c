import { AppError } from '../contract/errors';
import type { Review } from '../contract/publishing';
import type { Studio } from '../contract/studio-port';
import type { StudioDeps } from './deps';
import { publishing } from './exclusive';
import type { Publisher } from './publisher';
import { ALREADY_LIVE, type ReviewChecks } from './review-checks';
import { isUndecided, mayApprove } from './review-view';
import { findReview, type ShowReview } from './reviews';
import type { Switching } from './switching';
import type { Versions } from './versions';

interface Parts {
  deps: StudioDeps;
  versions: Versions;
  checks: ReviewChecks;
  publisher: Publisher;
  switching: Switching;
  show: ShowReview;
}

/** What becomes of a request. The decision is one write; what follows from it can be done again by anybody. */
export function decisions(parts: Parts): Pick<Studio, 'approve' | 'reject' | 'withdraw'> {
  const { deps, versions, checks, publisher, switching, show } = parts;
  const { reviews } = deps.store;

  async function decide(review: Review, by: string, change: Partial<Review>): Promise<Review> {
    const at = { decidedBy: by, decidedAt: deps.clock.now() };
    const decided = { ...review, ...at, ...change, version: review.version + 1 };
    if (!(await reviews.replace(decided)))
      throw new AppError('CONFLICT', 'It was changed meanwhile; look again.');
    deps.logger.info({ review: review.id, state: decided.state, by }, 'a review was decided');
    return decided;
  }

  /** What is live moved on: the work is checked against that first. */
  async function checkAgain(review: Review): Promise<never> {
    await reviews.replace({ ...review, state: 'checking', report: null, version: review.version + 1 });
    checks.start(review.id);
    throw new AppError(
      'CONFLICT',
      'Something else went live since this was checked, so it is checked again; look at it and approve then.',
    );
  }

  async function publish(by: string, id: string, comment: string): Promise<void> {
    const review = await findReview(deps, id);
    requireState(review, ['open']);
    if (!mayApprove(review, by, deps.settings.secondPerson)) throw needsAnother();
    const { publication: live } = await versions.live();
    if (review.base !== live.number) return checkAgain(review);
    if (review.hash === live.hash) throw new AppError('CONFLICT', ALREADY_LIVE);
    await publisher.finish(await decide(review, by, { state: 'published', comment }));
  }

  return {
    async approve(by, id, comment) {
      await publishing(deps, () => publish(by, id, comment));
      await switching.follow();
      return show(by, await findReview(deps, id));
    },
    async reject(by, id, comment) {
      const review = await findReview(deps, id);
      requireState(review, ['open']);
      if (review.author === by)
        throw new AppError('FORBIDDEN', 'This is your own request; withdraw it instead.');
      if (comment === '') throw new AppError('BAD_REQUEST', 'Say in the comment why not.');
      return show(by, await decide(review, by, { state: 'rejected', comment }));
    },
    async withdraw(by, id, comment) {
      const review = await findReview(deps, id);
      if (!isUndecided(review)) throw settled(review);
      if (review.author !== by) throw new AppError('FORBIDDEN', 'Only who asked for it can withdraw it.');
      return show(by, await decide(review, by, { state: 'withdrawn', comment }));
    },
  };
}

function requireState(review: Review, states: Review['state'][]): void {
  if (states.includes(review.state)) return;
  if (review.state === 'checking')
    throw new AppError('CONFLICT', 'It is still being checked; wait for that.');
  throw settled(review);
}

function settled({ state }: Review): AppError {
  return new AppError('CONFLICT', `This was settled already: ${state}.`, { details: { state } });
}

function needsAnother(): AppError {
  return new AppError('FORBIDDEN', 'You have worked on this; somebody who has not must approve it.');
}
