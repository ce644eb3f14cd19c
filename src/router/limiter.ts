import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiter } from '../contract/channel';
import { AppError } from '../contract/errors';

/** Counts in this process; with n processes a client may reach n times the limit. */
export function createLimiter(name: string, points: number, perSeconds: number): RateLimiter {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: perSeconds });
  return {
    async consume(key) {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new AppError('TOO_MANY_REQUESTS', `Too many requests; wait ${String(retryAfter)} s.`, {
          retryAfter,
        });
      }
    },
  };
}
