import { z } from 'zod';

const OFFICIAL = 'wechaty-puppet-official-account';

/** Environment variables of the Wechaty channel. */
export const wechatySettings = z.object({
  WECHATY_PUPPET: z
    .string()
    .regex(/^wechaty-puppet-[a-z0-9-]{1,64}$/, 'must be the name of an npm package wechaty-puppet-...')
    .refine((name) => name !== OFFICIAL, 'checks no signatures: use the wechat channel for Official Accounts')
    .optional()
    .meta({
      description:
        'npm package of the puppet. Unset: the channel is off and Wechaty is not loaded. For demonstrations only.',
      example: 'wechaty-puppet-service',
    }),
  WECHATY_ACKNOWLEDGE_RISK: z.string().max(16).optional().meta({
    description: 'yes: I know that WeChat bans personal accounts that are driven by programs.',
    example: 'no',
  }),
  WECHATY_TOKEN: z
    .string()
    .regex(/^[\w-]{8,256}$/, 'must be letters, digits, - and _')
    .optional()
    .meta({ description: 'Token of the puppet service.', example: 'your-puppet-token' }),
  WECHATY_ENDPOINT: z
    .string()
    .regex(/^[\w.-]{1,253}:\d{1,5}$/, 'must be host:port')
    .optional()
    .meta({
      description: 'Host and port of the puppet service. Unset: found by the token at api.chatie.io.',
      example: '127.0.0.1:8788',
    }),
  WECHATY_TLS: z.enum(['yes', 'no']).default('yes').meta({
    description: 'no: speak to the puppet service without TLS; only on this machine.',
    example: 'yes',
  }),
  WECHATY_SENDS_PER_MINUTE: whole(
    1,
    120,
    10,
    'Most messages a minute that Wechaty sends: bursts get accounts banned.',
  ),
  WECHATY_MAX_AGE_SECONDS: whole(
    10,
    86_400,
    300,
    'Messages older than this are left out: puppets show old ones after a login.',
  ),
});
export type WechatySettings = z.infer<typeof wechatySettings>;

function whole(min: number, max: number, standard: number, description: string) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .pipe(z.number().min(min, message).max(max, message))
    .default(standard)
    .meta({ description, example: String(standard) });
}
