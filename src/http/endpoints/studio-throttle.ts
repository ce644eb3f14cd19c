import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../contract/errors';
import type { Caller } from '../endpoint';

const WINDOW_SECONDS = 60;

/** How often one person may do something in a minute, in this process; TOO_MANY_REQUESTS above it. */
export function perMinute(times: number): (caller: Caller) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: times, duration: WINDOW_SECONDS });
  return async ({ agent }) => {
    try {
      await limiter.consume(agent.id);
    } catch (thrown) {
      if (!(thrown instanceof RateLimiterRes)) throw thrown;
      const retryAfter = Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
      throw new AppError('TOO_MANY_REQUESTS', `Too many at once; try again in ${retryAfter} seconds.`, {
        retryAfter,
      });
    }
  };
}
