import type { ReactNode } from 'react';
import type { ReviewView } from '../../../../src/contract/studio-publishing';
import { usePublishTexts } from '../texts';
import { ReviewCard } from './review-card';
import { isOpen } from './use-reviews';

const RECENT = 10;

/** Requests that somebody has to decide about; nothing when there are none. */
export function OpenReviews({
  reviews,
  onDecided,
}: {
  reviews: ReviewView[];
  onDecided: () => void;
}): ReactNode {
  const texts = usePublishTexts();
  const open = reviews.filter(isOpen);
  if (open.length === 0) return null;
  return (
    <section className="reviews" aria-labelledby="open-title">
      <h2 id="open-title">{texts.reviewsOpen}</h2>
      {open.map((review) => (
        <ReviewCard key={review.id} review={review} onDecided={onDecided} />
      ))}
    </section>
  );
}

/** Requests that were decided, and what this page is for while there were none. */
export function OldReviews({
  reviews,
  onDecided,
}: {
  reviews: ReviewView[] | null;
  onDecided: () => void;
}): ReactNode {
  const texts = usePublishTexts();
  if (reviews === null) return null;
  const old = reviews.filter((review) => !isOpen(review)).slice(0, RECENT);
  if (old.length === 0) return null;
  return (
    <section className="reviews" aria-labelledby="old-title">
      <h2 id="old-title">{texts.reviewsTitle}</h2>
      {old.map((review) => (
        <ReviewCard key={review.id} review={review} newest={review === reviews[0]} onDecided={onDecided} />
      ))}
    </section>
  );
}
