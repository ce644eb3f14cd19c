import { z } from 'zod';
import { coreShape } from './core-settings';
import { providers } from './providers';

/** Environment variables of the channel: its own, and those of every provider. */
export const smsSettings = z.object({
  SMS_PROVIDER: z
    .enum(providers.map(({ name }) => name))
    .optional()
    .meta({
      description: `Gateway for SMS: ${providers.map(({ name }) => name).join(', ')}. Unset: no SMS.`,
      example: 'twilio',
    }),
  ...coreShape,
  ...(Object.assign({}, ...providers.map(({ settings }) => settings.shape)) as Record<string, z.ZodType>),
});
export type SmsSettings = z.infer<typeof smsSettings>;
