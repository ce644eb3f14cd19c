import { createHash } from 'node:crypto';
import { AppError } from '../contract/errors';
import type { Clock } from '../contract/ports';
import type { ThrottleRepository } from '../contract/sign-in';
import { networkOf } from './client-address';

const WINDOW_MS = 15 * 60_000;
/** Failures within the window. Why so many per address: a whole contact centre may share one. */
const PER_USER = 5;
const PER_ADDRESS = 50;
/** Wrong codes of the second step, whatever the address: who gets here has the password. */
const PER_CODE = 10;

/** Counts failed sign-ins of all processes per user and address, per address, and wrong codes per person. */
export interface LoginThrottle {
  /** Counts an attempt before it is tried; TOO_MANY_REQUESTS above the limit. */
  attempt(username: string, ip: string): Promise<Attempt>;
  /** Counts a code of the second step before it is tried. Gives what to call when it was right. */
  code(agentId: string): Promise<() => Promise<void>>;
}

export interface Attempt {
  succeeded(): Promise<void>;
  /** Right so far, but the second step is still to come: not counted. */
  undecided(): Promise<void>;
}

/** A throttle in the store: the limits hold over all processes, and a restart does not lift them. */
export function createLoginThrottle(throttles: ThrottleRepository, clock: Clock): LoginThrottle {
  const consume = async (key: string, most: number): Promise<void> => {
    const now = clock.now();
    const { count, until } = await throttles.hit(key, now, new Date(now.getTime() + WINDOW_MS));
    if (count > most) throw tooMany(until.getTime() - now.getTime());
  };
  return {
    async attempt(username, ip) {
      const network = networkOf(ip);
      const [address, user] = [keyOf('address', network), keyOf('user', `${username}|${network}`)];
      await consume(address, PER_ADDRESS);
      await consume(user, PER_USER);
      return {
        async succeeded() {
          await throttles.clear(user);
          await throttles.refund(address);
        },
        async undecided() {
          await throttles.refund(user);
          await throttles.refund(address);
        },
      };
    },
    async code(agentId) {
      const key = keyOf('code', agentId);
      await consume(key, PER_CODE);
      return () => throttles.clear(key);
    },
  };
}

/** Why a digest: the store need not know who tried from where. */
function keyOf(kind: string, what: string): string {
  return `${kind}:${createHash('sha256').update(what).digest('base64url').slice(0, 27)}`;
}

function tooMany(milliseconds: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
  return new AppError('TOO_MANY_REQUESTS', `Too many failed sign-ins; try again in ${retryAfter} seconds.`, {
    retryAfter,
  });
}
