import { z } from 'zod';

const originList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim().replace(/\/$/, ''))
      .filter(Boolean),
  )
  .pipe(
    z.array(
      z.string().refine(isOrigin, 'must be origins such as https://www.bank.example, separated by commas'),
    ),
  );

/** Environment variables of the web chat. */
export const webchatSettings = z.object({
  /** Master key for servers (`tokens/generate`, all conversations). Left out: only the widget's public tokens work. */
  DIRECTLINE_SECRET: z.string().min(16).optional(),
  /** Origins of the pages that may embed the widget, beside the server's own, separated by commas. */
  WEBCHAT_ORIGINS: originList.default([]),
  /** Public tokens per minute and client address. */
  WEBCHAT_TOKEN_RATE: z.coerce.number().int().min(1).default(30),
  /** Activities per 10 seconds and conversation. */
  WEBCHAT_MESSAGE_RATE: z.coerce.number().int().min(1).default(20),
  /** All files of one upload together, in bytes; a MongoDB document ends at 16 MB. */
  UPLOAD_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(15 * 1024 * 1024)
    .default(4 * 1024 * 1024),
});
export type WebchatSettings = z.infer<typeof webchatSettings>;

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
