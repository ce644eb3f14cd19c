import { createAudit } from '../../src/audit';
import type { Role } from '../../src/contract/agent';
import { AppError } from '../../src/contract/errors';
import type { Clock, Logger } from '../../src/contract/ports';
import { ERASED_KINDS, type ErasedCounts, type Erasure, type Privacy } from '../../src/contract/privacy';
import type { CredentialRepository, IdentityProvider } from '../../src/contract/sign-in';
import type { People } from '../../src/people';
import { createSecondSteps } from '../../src/identity';
import { fakeAuditRepository } from './sign-in-store';

export interface FakePeople extends People {
  noted: ReturnType<typeof fakeAuditRepository>;
}

interface Given {
  clock: Clock;
  logger: Logger;
  credentials: CredentialRepository;
  compulsory: Role[];
  provider: IdentityProvider | null;
}

/** 32 bytes, as the composition root derives them. */
export const secret = (purpose: string): string => Buffer.alloc(32, purpose).toString('base64url');

/** The real audit and second steps over memory; erasures that are done at once, of the conversation `c1`. */
export function fakePeople({ clock, logger, credentials, compulsory, provider }: Given): FakePeople {
  const noted = fakeAuditRepository();
  return {
    noted,
    provider,
    audit: createAudit({ repository: noted, clock, logger, secret }),
    secondSteps: createSecondSteps({ credentials, clock, secret, compulsory }),
    privacy: fakePrivacy(clock),
  };
}

function fakePrivacy(clock: Clock): Privacy {
  const done: Erasure[] = [];
  const counts = Object.fromEntries(ERASED_KINDS.map((kind) => [kind, 1])) as ErasedCounts;
  const need = (target: object): void => {
    if (!('conversationId' in target) || target.conversationId !== 'c1') {
      throw new AppError('NOT_FOUND', 'There is no such conversation.');
    }
  };
  return {
    retention: { conversations: 1095, escalations: 0, files: 365, missed: 180, audit: 1825 },
    erasures: () => Promise.resolve(done),
    erasure: (id) => Promise.resolve(done.find((each) => each.id === id) ?? null),
    async preview(target) {
      need(target);
      return Promise.resolve({ counts, conversations: 1, blocked: false });
    },
    async erase({ id: by }, target, reason, reference) {
      need(target);
      const at = clock.now();
      const erasure: Erasure = {
        ...{ id: `x${done.length}`, subject: 's', reason, reference, by, at, counts, scope: null },
        ...{ state: 'done', doneAt: at },
      };
      done.push(erasure);
      return Promise.resolve(erasure);
    },
    sweep: () => Promise.resolve(),
    idle: () => Promise.resolve(),
  };
}
