import type { ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';

const BEST = 5;

/** What the customer said of it afterwards. */
export function RatingShown({ rating }: { rating: NonNullable<EscalationView['rating']> }): ReactNode {
  const texts = useTexts();
  return (
    <section className="rating">
      <h3>{texts.rating}</h3>
      <p>
        <span className="stars" role="img" aria-label={fill(texts.ratingIs, { n: rating.score })}>
          {'★'.repeat(rating.score)}
          <span>{'★'.repeat(BEST - rating.score)}</span>
        </span>{' '}
        {rating.score}/{BEST}
      </p>
      {rating.reason !== '' && <blockquote>{rating.reason}</blockquote>}
    </section>
  );
}
