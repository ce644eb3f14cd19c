import { z } from 'zod';

/** Who may do what: bound to one conversation and one user. `user` is the name that directlinejs reads. */
export const claimsSchema = z.object({
  conv: z.string(),
  user: z.string(),
  name: z.string().optional(),
  tier: z.string().optional(),
  region: z.string().optional(),
  manager: z.string().optional(),
  locale: z.string().optional(),
  /** Direct Line's trustedOrigins: browsers on other pages may not use the token. */
  origins: z.array(z.string()).optional(),
  /** Made for an anonymous visitor, who may come back with it after its end; a server's token may not be renewed so. */
  anonymous: z.literal(true).optional(),
  /** Seconds since 1970. */
  exp: z.number(),
});
export type Claims = z.infer<typeof claimsSchema>;
export type Grant = Omit<Claims, 'exp'>;
