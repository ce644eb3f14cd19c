import { z } from 'zod';
import { wholeNumber } from '../../src/channel-kit';

const MIB = 1024 * 1024;
/** A MongoDB document ends at 16 MB, and a file is one document. */
const MAX_UPLOAD = 15 * MIB;

/** Environment variables of the web chat. */
export const webchatSettings = z.object({
  DIRECTLINE_SECRET: z.string().min(16, 'must have at least 16 characters').optional().meta({
    description:
      'Key with which other servers make web chat tokens and reach all its conversations. Unset: only the public widget works.',
    example: 'output-of: openssl rand -hex 24',
  }),
  WEBCHAT_ORIGINS: z
    .string()
    .default('')
    .transform(toOrigins)
    .refine((origins) => origins.every(isOrigin), 'must be origins (scheme and host), separated by commas')
    .meta({
      description: 'Pages on which the widget may stand beside our own, as origins separated by commas.',
      example: 'https://www.bank.example,https://m.bank.example',
    }),
  WEBCHAT_TOKEN_RATE: wholeNumber(1, 100_000, 30, 'Public web chat tokens per minute and client address.'),
  WEBCHAT_MESSAGE_RATE: wholeNumber(1, 10_000, 20, 'Messages per 10 seconds and web chat conversation.'),
  UPLOAD_MAX_BYTES: wholeNumber(
    1024,
    MAX_UPLOAD,
    4 * MIB,
    'Most bytes of the files of one web chat upload together.',
  ),
});
export type WebchatSettings = z.infer<typeof webchatSettings>;

function toOrigins(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim().replace(/\/$/, ''))
    .filter((part) => part !== '');
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
