import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../contract/errors';
import { networkOf } from './client-address';

const WINDOW_SECONDS = 15 * 60;
/** Failures within the window. Why so many per address: a whole contact centre may share one. */
const PER_USER = 5;
const PER_ADDRESS = 50;

/** Counts failed sign-ins of this process per user and address, and per address. */
export interface LoginThrottle {
  /** Counts an attempt before it is tried; TOO_MANY_REQUESTS above the limit. Gives what to call when it succeeds. */
  attempt(username: string, ip: string): Promise<() => Promise<void>>;
}

/** A throttle in memory: with several processes the limits multiply by their number. */
export function createLoginThrottle(): LoginThrottle {
  const byUser = new RateLimiterMemory({ points: PER_USER, duration: WINDOW_SECONDS, keyPrefix: 'user' });
  const byAddress = new RateLimiterMemory({
    points: PER_ADDRESS,
    duration: WINDOW_SECONDS,
    keyPrefix: 'address',
  });
  return {
    attempt: async (username, ip) => {
      const address = networkOf(ip);
      const user = `${username}|${address}`;
      await consume(byAddress, address);
      await consume(byUser, user);
      return async () => {
        await byUser.delete(user);
        await byAddress.reward(address);
      };
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    const retryAfter = Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
    throw new AppError('TOO_MANY_REQUESTS', `Too many failed sign-ins; try again in ${retryAfter} seconds.`, {
      retryAfter,
    });
  }
}
