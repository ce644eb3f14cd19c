import { useCallback } from 'react';
import type { ReviewView } from '../../../../src/contract/studio-publishing';
import { useLoaded } from '../../../shared/lib/use-loaded';
import { api } from '../../lib/api';
import { useTicker } from '../ticker';

const [CHECKING_MS, IDLE_MS] = [800, 15_000];

export interface Reviews {
  reviews: ReviewView[] | null;
  error: unknown;
  refresh: () => Promise<void>;
}

/** Requests to publish, read again while one is being checked, and now and then as colleagues decide too. */
export function useReviews(): Reviews {
  const { data, error, refresh } = useLoaded('reviews', api.reviews);
  const reviews = data?.reviews ?? null;
  const checking = reviews?.some(({ state }) => state === 'checking') === true;
  useTicker(
    true,
    checking ? CHECKING_MS : IDLE_MS,
    useCallback(() => void refresh(), [refresh]),
  );
  return { reviews, error, refresh };
}

/** Those that somebody still has to do something about. */
export const isOpen = ({ state }: ReviewView): boolean => state === 'checking' || state === 'open';
