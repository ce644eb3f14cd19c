import { createAudit, pruneAudit } from './audit';
import type { Config } from './config/load';
import type { Audit } from './contract/audit';
import { AppError } from './contract/errors';
import type { Clock, Ids, Logger } from './contract/ports';
import type { Privacy, Retention } from './contract/privacy';
import type { IdentityProvider, SecondSteps } from './contract/sign-in';
import type { Store } from './contract/store';
import { createIdentityProvider, createSecondSteps, type OidcSettings } from './identity';
import { createPrivacy } from './privacy';

/** Audit, erasure and retention, and the ways to sign in. */
export interface People {
  audit: Audit;
  privacy: Privacy;
  secondSteps: SecondSteps;
  provider: IdentityProvider | null;
}

export interface PeopleDeps {
  config: Config;
  store: Store;
  secret: (purpose: string) => string;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}

export function createPeople({ config, store, secret, clock, ids, logger }: PeopleDeps): People {
  const audit = createAudit({ repository: store.audit, clock, logger, secret });
  const settings = oidcSettings(config);
  return {
    audit,
    privacy: createPrivacy({
      ...{ store, audit, secret, clock, ids, logger, retention: retentionOf(config) },
      pruneAudit: (before, limit) => pruneAudit(audit, store.audit, before, limit),
    }),
    secondSteps: createSecondSteps({
      ...{ credentials: store.credentials, clock, secret },
      compulsory: config.SECOND_STEP_ROLES,
    }),
    provider: settings && createIdentityProvider({ settings, clock, secret }),
  };
}

/** The identity provider; null when none is set. CONFIG_INVALID when something is missing: half of it would let in too many. */
function oidcSettings(config: Config): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config;
  if (issuer === undefined) return null;
  const missing = [
    ...(clientId === undefined ? ['OIDC_CLIENT_ID'] : []),
    ...(clientSecret === undefined ? ['OIDC_CLIENT_SECRET'] : []),
    ...(config.OIDC_ROLES.length === 0 ? ['OIDC_ROLES'] : []),
  ];
  if (clientId === undefined || clientSecret === undefined || missing.length > 0) {
    throw new AppError('CONFIG_INVALID', `With OIDC_ISSUER set these are needed too: ${missing.join(', ')}.`);
  }
  requireSafe(issuer);
  return {
    ...{ issuer, clientId, clientSecret, name: config.OIDC_NAME, scope: config.OIDC_SCOPE },
    ...{ roleClaim: config.OIDC_ROLE_CLAIM, usernameClaim: config.OIDC_USERNAME_CLAIM },
    ...{ roles: config.OIDC_ROLES, creates: config.OIDC_CREATE === 'on' },
  };
}

/** Why: over plain http anybody on the way could vouch for anybody. */
function requireSafe(issuer: string): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const local = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url?.protocol !== 'https:' && !local) {
    throw new AppError(
      'CONFIG_INVALID',
      'OIDC_ISSUER must begin with https:// unless it is on this machine.',
    );
  }
}

function retentionOf(config: Config): Retention {
  return {
    conversations: config.KEEP_CONVERSATIONS_DAYS,
    escalations: config.KEEP_ESCALATIONS_DAYS,
    files: config.KEEP_FILES_DAYS,
    missed: config.KEEP_MISSED_DAYS,
    audit: config.KEEP_AUDIT_DAYS,
  };
}
