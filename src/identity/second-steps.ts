import { Secret, TOTP } from 'otpauth';
import type { Role } from '../contract/agent';
import { AppError } from '../contract/errors';
import type { Clock } from '../contract/ports';
import type { CredentialRepository, SecondStep, SecondSteps } from '../contract/sign-in';
import { digestOf, newRecoveryCodes } from './recovery-codes';
import { createSeal } from './sealing';

/** As every authenticator app has it: SHA-1, six digits, 30 s. RFC 6238 */
const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
/** Clocks of telephones may be one step off. */
const WINDOW = 1;
const ISSUER = 'Switchboard';

export interface SecondStepDeps {
  credentials: CredentialRepository;
  clock: Clock;
  secret: (purpose: string) => string;
  /** Roles that must have one. */
  compulsory: readonly Role[];
}

/** One-time passwords by time, and recovery codes for whoever lost the telephone. A code is good once. */
export function createSecondSteps({ credentials, clock, secret, compulsory }: SecondStepDeps): SecondSteps {
  const seal = createSeal(secret('totp'));
  const recoveryKey = secret('recovery-codes');

  /** The step of 30 s that a code is of; null when it is none of now. */
  const stepOf = (agentId: string, { secret: sealed }: SecondStep, code: string): number | null => {
    const base32 = seal.open(sealed, agentId);
    if (base32 === null)
      throw new AppError('INTERNAL', 'The second step cannot be read: was APP_SECRET changed?');
    const timestamp = clock.now().getTime();
    const delta = totp(base32).validate({ token: code, timestamp, window: WINDOW });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  };
  const digests = (agentId: string, codes: string[]): string[] =>
    codes.map((code) => digestOf(recoveryKey, agentId, code));

  return {
    isCompulsory: (role) => compulsory.includes(role),
    async state(agentId) {
      const step = (await credentials.get(agentId))?.secondStep;
      if (!step) return { state: 'none', recoveryLeft: 0 };
      return { state: step.confirmed ? 'on' : 'pending', recoveryLeft: step.recovery.length };
    },
    async begin({ id, username }) {
      const base32 = new Secret({ size: SECRET_BYTES }).base32;
      if (!(await credentials.begin(id, seal.close(base32, id)))) {
        throw new AppError('CONFLICT', 'A second step is on. Switch it off first.');
      }
      return { secret: base32, uri: totp(base32, username).toString() };
    },
    async confirm({ id }, code) {
      const pending = (await credentials.get(id))?.secondStep;
      if (!pending || pending.confirmed)
        throw new AppError('CONFLICT', 'Begin to set up the second step first.');
      const step = stepOf(id, pending, code);
      if (step === null) throw wrongCode();
      const codes = newRecoveryCodes();
      if (!(await credentials.confirm(id, step, digests(id, codes)))) {
        throw new AppError('CONFLICT', 'It was set up elsewhere meanwhile.');
      }
      return codes;
    },
    async check(agentId, code) {
      const own = (await credentials.get(agentId))?.secondStep;
      if (own?.confirmed !== true) return false;
      const plain = code.replaceAll(/\s/g, '');
      if (!/^\d{6}$/.test(plain))
        return credentials.takeRecovery(agentId, digestOf(recoveryKey, agentId, plain));
      const step = stepOf(agentId, own, plain);
      return step !== null && credentials.takeStep(agentId, step);
    },
    async newRecovery(agentId) {
      const codes = newRecoveryCodes();
      if (!(await credentials.setRecovery(agentId, digests(agentId, codes)))) {
        throw new AppError('CONFLICT', 'There is no second step. Set it up first.');
      }
      return codes;
    },
    drop: (agentId) => credentials.dropSecondStep(agentId),
  };
}

function totp(base32: string, label = ''): TOTP {
  const shape = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS };
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(base32), ...shape });
}

function wrongCode(): AppError {
  return new AppError('BAD_CREDENTIALS', 'The code is wrong, or was used. Wait for the next one.');
}
