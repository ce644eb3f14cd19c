import { z } from 'zod';
import { isSafeAddress } from '../../../../src/channel-kit';

const sid = (prefix: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);
const token = () => z.string().regex(/^[!-~]{16,128}$/, 'must be 16 to 128 visible characters');

/** Environment variables of Twilio. */
export const twilioSettings = z.object({
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(sid('AC'), 'must be AC and 32 hexadecimal digits')
    .optional()
    .meta({ description: 'Twilio: the account.', example: 'AC00000000000000000000000000000000' }),
  TWILIO_AUTH_TOKEN: token().optional().meta({
    description: 'Twilio: the auth token; signs webhooks and sends.',
    example: 'your-twilio-auth-token',
  }),
  TWILIO_AUTH_TOKEN_PREVIOUS: token().optional().meta({
    description:
      'Twilio: a second auth token whose webhooks are taken too, while the token is being rotated.',
    example: 'your-other-auth-token',
  }),
  TWILIO_FROM: z
    .string()
    .regex(/^(?:\+[1-9]\d{6,14}|\d{3,8}|[A-Za-z0-9 ]{1,11})$/, 'must be a number, short code or sender name')
    .optional()
    .meta({
      description: 'Twilio: the number that sends (or set the messaging service).',
      example: '+14155550100',
    }),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(sid('MG'), 'must be MG and 32 hexadecimal digits')
    .optional()
    .meta({
      description: 'Twilio: the messaging service that sends; it goes before TWILIO_FROM.',
      example: 'MG00000000000000000000000000000000',
    }),
  TWILIO_WEBHOOK_URL: z
    .string()
    .refine((text) => /^https?:\/\/[^/]/.test(text) && URL.canParse(text), 'must be an http(s) address')
    .optional()
    .meta({
      description:
        'Twilio: the address of /channels/sms/twilio exactly as it is entered at Twilio; signatures are made over it.',
      example: 'https://bot.bank.example/channels/sms/twilio',
    }),
  TWILIO_API_URL: z
    .string()
    .refine(isSafeAddress, 'must be an https address (http for this machine only)')
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://api.twilio.com')
    .meta({ description: 'Twilio: where its API is.', example: 'https://api.twilio.com' }),
  TWILIO_HANDLES_OPT_OUT: z.stringbool().default(true).meta({
    description:
      'Twilio answers STOP and START by itself (its default on long numbers), so that we keep the word and say nothing.',
    example: 'true',
  }),
});
export type TwilioSettings = z.infer<typeof twilioSettings>;
