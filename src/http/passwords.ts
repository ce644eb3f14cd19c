import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../contract/errors';

/** Argon2id with 19 MiB, two passes: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_RUNNING = 16;
let running = 0;
let dummy: Promise<string> | undefined;

/** The hash to store for a password. */
export function hashPassword(password: string): Promise<string> {
  return gated(() => hash(password, OPTIONS));
}

/** Stands in place of a hash where somebody signs in elsewhere: no password fits. */
export const NO_PASSWORD = '';

/** Whether a password is the one of the hash; takes as long when there is no hash, so that time tells no user names. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hash('nobody', OPTIONS);
  const has = stored !== null && stored !== NO_PASSWORD;
  const against = has ? stored : await dummy;
  const matches = await gated(() => verify(against, password));
  return matches && has;
}

/** Why a gate: each run takes 19 MiB and a thread; a flood of sign-ins must not starve the rest. */
async function gated<T>(run: () => Promise<T>): Promise<T> {
  if (running >= MAX_RUNNING) {
    throw new AppError('OVERLOADED', 'Too many sign-ins at once; try again in a second.', { retryAfter: 1 });
  }
  running++;
  try {
    return await run();
  } finally {
    running--;
  }
}
