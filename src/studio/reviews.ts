import { AppError } from '../contract/errors';
import type { ContentFiles, Review } from '../contract/publishing';
import type { Studio } from '../contract/studio-port';
import type { ReviewView } from '../contract/studio-publishing';
import type { StudioDeps } from './deps';
import type { People } from './people';
import { ALREADY_LIVE, type ReviewChecks } from './review-checks';
import { isUndecided, namedIn, reviewView } from './review-view';
import type { Versions } from './versions';
import type { WorkingCopy } from './working-copy';

const MOST_SHOWN = 50;
const MOST_UNDECIDED = 20;

type Requests = Pick<Studio, 'reviews' | 'review' | 'reviewChanges' | 'request' | 'submit'>;
type Snapshot = Pick<Review, 'files' | 'hash' | 'base' | 'author' | 'editors' | 'notes' | 'source'>;
interface Parts {
  deps: StudioDeps;
  copy: WorkingCopy;
  versions: Versions;
  checks: ReviewChecks;
  people: People;
}

export type ShowReview = (viewer: string, review: Omit<Review, 'files'>) => Promise<ReviewView>;

/** A review as somebody sees it. */
export function showReview({ deps, checks, people }: Pick<Parts, 'deps' | 'checks' | 'people'>): ShowReview {
  return async (viewer, review) =>
    reviewView(review, {
      viewer,
      secondPerson: deps.settings.secondPerson,
      person: await people(namedIn([review])),
      progress: review.state === 'checking' ? await checks.progress(review.id) : null,
    });
}

/** Asking for a publication: a snapshot is checked by the gate, then waits for a second person. */
export function requests(parts: Parts): Requests {
  const { deps, copy, versions, checks } = parts;
  const { reviews } = deps.store;
  const show = showReview(parts);

  async function ask(snapshot: Snapshot): Promise<ReviewView> {
    const { publication: live } = await versions.live();
    if (snapshot.hash === live.hash) throw new AppError('CONFLICT', ALREADY_LIVE);
    await refuseRepeats(snapshot.hash);
    const review: Review = {
      ...snapshot,
      ...{ id: deps.ids.next(), version: 1, state: 'checking', at: deps.clock.now(), report: null },
      ...{ decidedBy: null, decidedAt: null, comment: '', publication: null },
    };
    await reviews.create(review);
    deps.logger.info(
      { review: review.id, source: review.source, by: review.author },
      'a review was asked for',
    );
    checks.start(review.id);
    return show(snapshot.author, review);
  }

  async function refuseRepeats(hash: string): Promise<void> {
    const undecided = (await reviews.list(MOST_SHOWN)).filter(isUndecided);
    const same = undecided.find((one) => one.hash === hash);
    if (same) {
      const details = { review: same.id };
      throw new AppError('CONFLICT', 'Just this was asked for already; decide on that request.', { details });
    }
    if (undecided.length < MOST_UNDECIDED) return;
    throw new AppError('CONFLICT', `${undecided.length} requests wait to be decided; decide on some first.`);
  }

  return {
    async reviews(viewer) {
      const listed = await reviews.list(MOST_SHOWN);
      return Promise.all(listed.map((review) => show(viewer, review)));
    },
    review: async (viewer, id) => show(viewer, await findReview(deps, id)),
    async reviewChanges(id) {
      const review = await findReview(deps, id);
      const isWhole = review.source === 'cli' && isUndecided(review);
      const against = isWhole ? (await versions.live()).publication : await versions.get(review.base);
      return deps.workshop.diff(against.files, review.files);
    },
    async request(by, notes) {
      const { draft } = await copy.current();
      const { base, files, touched } = draft;
      const editors = [...new Set(touched.flatMap((one) => one.editors))];
      const hash = deps.workshop.hash(files);
      return ask({ files, hash, base, author: by, editors, notes, source: 'studio' });
    },
    async submit(by, files, notes) {
      const sorted = inOrder(files);
      const { publication } = await versions.live();
      const hash = deps.workshop.hash(sorted);
      const base = publication.number;
      return ask({ files: sorted, hash, base, author: by, editors: [by], notes, source: 'cli' });
    },
  };
}

/** NOT_FOUND when there is none. */
export async function findReview({ store }: Pick<StudioDeps, 'store'>, id: string): Promise<Review> {
  const review = await store.reviews.get(id);
  if (!review) throw new AppError('NOT_FOUND', 'There is no such request.');
  return review;
}

function inOrder(files: ContentFiles): ContentFiles {
  const paths = files.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new AppError('BAD_REQUEST', `${twice} is there twice; send each file once.`);
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
