import type { PublicationSummary, Review } from '../contract/publishing';
import type { PublicationView, ReviewView } from '../contract/studio-publishing';
import type { Person } from './people';

type Listed = Omit<Review, 'files'>;

/** Whether somebody has worked on it, and so is no second person. */
export function hasWorkedOn({ author, editors }: Listed, agent: string): boolean {
  return author === agent || editors.includes(agent);
}

export function mayApprove(review: Listed, agent: string, secondPerson: boolean): boolean {
  return !secondPerson || !hasWorkedOn(review, agent);
}

export function isUndecided({ state }: Listed): boolean {
  return state === 'checking' || state === 'open';
}

/** Whose names a list of reviews shows. */
export function namedIn(reviews: readonly Listed[]): (string | null)[] {
  return reviews.flatMap(({ author, editors, decidedBy }) => [author, decidedBy, ...editors]);
}

export interface Look {
  viewer: string;
  secondPerson: boolean;
  person: (id: string) => Person;
  /** While it is checked: how far. */
  progress: number | null;
}

export function reviewView(review: Listed, { viewer, secondPerson, person, progress }: Look): ReviewView {
  const { id, state, source, base, author, editors, at, notes, report } = review;
  const { decidedBy, decidedAt, comment, publication } = review;
  const open = state === 'open';
  return {
    ...{ id, state, source, base, notes, report, comment, publication },
    author: person(author),
    editors: editors.map(person),
    at: at.toISOString(),
    decidedBy: decidedBy === null ? null : person(decidedBy),
    decidedAt: decidedAt?.toISOString() ?? null,
    progress: state === 'checking' ? (progress ?? 0) : null,
    may: {
      approve: open && mayApprove(review, viewer, secondPerson),
      reject: open && viewer !== author,
      withdraw: viewer === author && isUndecided(review),
    },
  };
}

export function publicationView(
  { number, hash, source, author, approver, editors, at, notes, report }: PublicationSummary,
  live: number,
  person: (id: string) => Person,
): PublicationView {
  return {
    ...{ number, hash, source, notes, report, live: number === live, at: at.toISOString() },
    author: person(author),
    approver: person(approver),
    editors: editors.map(person),
  };
}
