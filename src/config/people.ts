import { z } from 'zod';
import { ROLES, type Role } from '../contract/agent';
import { address, oneOf, optionalText, secret, text, whole, type VariableMeta } from './variables';

const LIST = /\s*,\s*/;

/** Who signs in how. */
export const signInVariables = {
  OIDC_ISSUER: address(['https', 'http'], {
    description:
      'Issuer of the identity provider (OpenID Connect), as it calls itself. Set: people may sign in there. http only on this machine.',
    example: 'https://login.bank.example/realms/staff',
  }),
  OIDC_CLIENT_ID: optionalText({ description: 'Our name at the identity provider.', example: 'switchboard' }),
  OIDC_CLIENT_SECRET: secret(8, {
    description:
      'Our secret at the identity provider; it accepts PUBLIC_URL/api/sign-in/oidc/back as address.',
    example: 'output-of: the identity provider',
  }),
  OIDC_NAME: text('SSO', {
    description: 'What the button on the sign-in page says.',
    example: 'Bank account',
  }),
  OIDC_SCOPE: text('openid profile', {
    description: 'What is asked of the identity provider; it must lead to the claims below.',
    example: 'openid profile roles',
  }),
  OIDC_USERNAME_CLAIM: text('preferred_username', {
    description: 'Claim of the ID token that holds the user name.',
    example: 'preferred_username',
  }),
  OIDC_ROLE_CLAIM: text('roles', {
    description: 'Claim of the ID token that holds the roles or groups; with dots inside others.',
    example: 'realm_access.roles',
  }),
  OIDC_ROLES: roleMap({
    description:
      'Which of them is which role with us; the first that somebody has counts, and who has none is refused.',
    example: 'desk-admins=admin,desk-leads=supervisor,bot-editors=editor,desk=agent',
  }),
  OIDC_CREATE: oneOf(['on', 'off'], 'off', {
    description:
      'Whether people of a mapped role get an account by themselves. off: an administrator adds them.',
    example: 'on',
  }),
  SECOND_STEP_ROLES: roles({
    description:
      'Roles that must sign in with a second step (authenticator app). At the identity provider it decides.',
    example: 'admin,supervisor',
  }),
};

const days = (standard: number, what: string) =>
  whole(0, 36_500, standard, {
    description: `Days after which ${what} removed; 0: never.`,
    example: String(standard),
  });

/** How long things are kept. */
export const keepingVariables = {
  KEEP_CONVERSATIONS_DAYS: days(1095, 'conversations that ended are'),
  KEEP_ESCALATIONS_DAYS: days(1095, 'closed escalations, and with them their figures in reports, are'),
  KEEP_FILES_DAYS: days(365, 'files that customers sent are'),
  KEEP_MISSED_DAYS: days(180, 'sentences that the bot did not know are'),
  KEEP_AUDIT_DAYS: days(1825, 'entries of the audit chain are'),
};

/** Roles with commas between them. */
function roles(meta: VariableMeta) {
  const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);
  return z
    .string()
    .trim()
    .refine((value) => value.split(LIST).every(isRole), `must be some of ${ROLES.join(', ')}, with commas`)
    .optional()
    .transform((value) => (value ?? '').split(LIST).filter(isRole))
    .meta(meta);
}

const PAIR = /^(.+)=(agent|supervisor|editor|admin)$/;

/** `<theirs>=<ours>` with commas between them, in order. */
function roleMap(meta: VariableMeta) {
  return z
    .string()
    .trim()
    .refine(
      (value) => value.split(LIST).every((pair) => PAIR.test(pair)),
      'must be pairs such as desk-leads=supervisor, with commas',
    )
    .optional()
    .transform((value) =>
      (value ?? '').split(LIST).flatMap((pair) => {
        const [, claim = '', role = ''] = PAIR.exec(pair) ?? [];
        return claim === '' ? [] : [{ claim, role: role as Role }];
      }),
    )
    .meta(meta);
}
