import { z } from 'zod';
import { IDENTITY_KINDS, PROOFS } from './contact';

/** Shapes of the HTTP API about contacts: who is the same customer on several channels. */
const id = z.string().min(1).max(128);
const when = z.iso.datetime();

/** An agent, or `customer` or `system` with an empty name. */
const actor = z.object({ id: z.string(), displayName: z.string() });

export const identitySchema = z.object({
  key: z.string(),
  kind: z.enum(IDENTITY_KINDS),
  channel: z.string(),
  id: z.string(),
  name: z.string(),
  unionid: z.string().nullable(),
  at: when,
  by: actor,
  /** Null: the conversation's own, which nobody has linked. */
  proof: z.enum(PROOFS).nullable(),
  reason: z.string(),
  /** Phones only: whether we may go on by SMS; null when nobody was asked. */
  sms: z.object({ allowed: z.boolean(), at: when, by: actor, how: z.string() }).nullable(),
});
export type IdentityView = z.infer<typeof identitySchema>;

export const contactCardSchema = z.object({
  /** Null when nothing is linked. */
  id: id.nullable(),
  /** Key of the conversation's own identity. */
  own: z.string(),
  identities: z.array(identitySchema),
  /** Newest first. */
  history: z.array(
    z.object({
      at: when,
      what: z.enum(['link', 'unlink', 'sms-allowed', 'sms-refused']),
      keys: z.array(z.string()),
      by: actor,
      proof: z.enum(PROOFS),
      reason: z.string(),
    }),
  ),
  /** The newest code that was sent from this conversation. */
  verification: z
    .object({
      phone: z.string(),
      state: z.enum(['open', 'done', 'failed', 'replaced', 'expired']),
      expiresAt: when,
      triesLeft: z.int(),
    })
    .nullable(),
  /** There is a channel for SMS. */
  sms: z.boolean(),
});
export type ContactCardView = z.infer<typeof contactCardSchema>;

const phone = z.string().trim().min(5).max(32);
const reason = z.string().trim().min(1, 'say how you know').max(500);

export const linkSchema = z
  .object({ conversationId: id.optional(), phone: phone.optional(), reason })
  .refine((link) => (link.conversationId === undefined) !== (link.phone === undefined), {
    message: 'give either a conversation or a phone',
  });
export const unlinkSchema = z.object({ key: z.string().min(1).max(300), reason });
export const smsPermissionSchema = z.object({
  /** Key of the phone. */
  key: z.string().min(1).max(300),
  allowed: z.boolean(),
  reason,
});
export const verifyPhoneSchema = z.object({ phone, allowSms: z.boolean().default(false) });
