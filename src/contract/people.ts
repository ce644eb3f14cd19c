import { z } from 'zod';
import { ROLES } from './agent';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from './audit';
import { ERASED_KINDS, ERASURE_REASONS } from './privacy';
import { LOCALES } from './understanding';

/** Shapes of the HTTP API for people, sign-in, audit and privacy. */
const id = z.string().min(1).max(128);
const when = z.iso.datetime();
const names = z.array(z.string().trim().min(1).max(64)).max(50);
const newPassword = z.string().min(10, 'at least 10 characters').max(256);
/** Six digits, or a recovery code. */
const code = z.string().trim().min(6).max(32);

export const updateAgentSchema = z.strictObject({
  displayName: z.string().trim().min(1).max(64).optional(),
  role: z.enum(ROLES).optional(),
  team: z.string().trim().min(1).max(64).nullable().optional(),
  queues: names.optional(),
  skills: names.optional(),
  languages: z.array(z.enum(LOCALES)).max(LOCALES.length).optional(),
  regions: names.optional(),
  cap: z.int().min(1).max(100).optional(),
  disabled: z.boolean().optional(),
});
export type UpdateAgent = z.infer<typeof updateAgentSchema>;

export const resetPasswordSchema = z.object({ password: newPassword });
export const changePasswordSchema = z.object({ old: z.string().min(1).max(256), password: newPassword });

export const teamListSchema = z.object({
  teams: z.array(z.object({ name: z.string(), agents: z.int(), available: z.int() })),
});
export type TeamList = z.infer<typeof teamListSchema>;

export const SESSION_WAYS = ['password', 'oidc'] as const;
export const sessionListSchema = z.object({
  sessions: z.array(
    z.object({
      id,
      /** Browser and system; empty when not known. */
      device: z.string(),
      /** Masked. */
      address: z.string(),
      via: z.enum(SESSION_WAYS),
      createdAt: when,
      seenAt: when,
      expiresAt: when,
      /** The one that asks. */
      current: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof sessionListSchema>;
export const revokedSchema = z.object({ revoked: z.int() });

/** What the sign-in page offers. */
export const signInOptionsSchema = z.object({ provider: z.object({ name: z.string() }).nullable() });
export type SignInOptions = z.infer<typeof signInOptionsSchema>;

/** Why the identity provider's person was not let in; the page is told by `?sign-in=`. */
export const SIGN_IN_REFUSALS = ['failed', 'role', 'unknown', 'disabled', 'unreachable'] as const;
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number];

export const accountSchema = z.object({
  /** False: signs in at the identity provider only. */
  hasPassword: z.boolean(),
  secondStep: z.object({
    state: z.enum(['none', 'pending', 'on']),
    recoveryLeft: z.int(),
    /** The role must have one. */
    compulsory: z.boolean(),
  }),
});
export type Account = z.infer<typeof accountSchema>;

export const passwordSchema = z.object({ password: z.string().min(1).max(256) });
export const secondStepStartSchema = z.object({ secret: z.string(), uri: z.string() });
export type SecondStepStartView = z.infer<typeof secondStepStartSchema>;
export const codeSchema = z.object({ code });
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

export const auditFilterSchema = z.object({
  actor: z.string().max(128).optional().describe('An agent id, or `system`.'),
  action: z.enum(AUDIT_ACTIONS).optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  about: z
    .string()
    .max(256)
    .optional()
    .describe('What it was done to: an agent id, a queue, a conversation, an identity.'),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export const auditQuerySchema = auditFilterSchema.extend({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const auditEntrySchema = z.object({
  number: z.int(),
  at: when,
  action: z.enum(AUDIT_ACTIONS),
  outcome: z.enum(AUDIT_OUTCOMES),
  actor: z.string(),
  actorName: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.string()),
  address: z.string(),
  hash: z.string(),
});
export type AuditEntryView = z.infer<typeof auditEntrySchema>;
export const auditListSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** Give it as `before` for older ones; null when there are none. */
  before: z.int().nullable(),
});
export type AuditList = z.infer<typeof auditListSchema>;
export const auditVerdictSchema = z.object({
  ok: z.boolean(),
  checked: z.int(),
  first: z.int(),
  last: z.int(),
  head: z.string(),
  broken: z.object({ number: z.int(), why: z.enum(['changed', 'missing', 'not-linked']) }).nullable(),
});
export type AuditVerdictView = z.infer<typeof auditVerdictSchema>;

const target = {
  conversationId: z.string().min(1).max(256).optional(),
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,40}:.{1,256}$/, 'a channel, a colon and the id there, such as sms:+8613800138000')
    .optional(),
};
const oneTarget = (given: { conversationId?: string | undefined; key?: string | undefined }): boolean =>
  (given.conversationId === undefined) !== (given.key === undefined);
const ONE = { message: 'give either a conversation or an identity' };
export const erasureTargetSchema = z.object(target).refine(oneTarget, ONE);
export const eraseSchema = z
  .object({
    ...target,
    reason: z.enum(ERASURE_REASONS),
    /** Number of the case elsewhere. Why so strict: it is kept, and must name nobody. */
    reference: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9._/-]{0,40}$/, 'letters, digits, dot, dash, slash')
      .default(''),
  })
  .refine(oneTarget, ONE);
const counts = z.object(
  Object.fromEntries(ERASED_KINDS.map((kind) => [kind, z.int()])) as Record<
    (typeof ERASED_KINDS)[number],
    z.ZodInt
  >,
);
export const erasurePreviewSchema = z.object({
  counts,
  conversations: z.int(),
  /** Something goes on: it cannot be erased now. */
  blocked: z.boolean(),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;
export const erasureSchema = z.object({
  id,
  reason: z.enum(ERASURE_REASONS),
  reference: z.string(),
  by: z.object({ id: z.string(), displayName: z.string() }),
  at: when,
  state: z.enum(['running', 'done']),
  doneAt: when.nullable(),
  counts,
});
export type ErasureView = z.infer<typeof erasureSchema>;
const days = z.int();
export const privacySchema = z.object({
  erasures: z.array(erasureSchema),
  /** Days; 0: for good. */
  retention: z.object({ conversations: days, escalations: days, files: days, missed: days, audit: days }),
});
export type PrivacyView = z.infer<typeof privacySchema>;
