import { z } from 'zod';
import { parseJsonBody } from '../src/channel-kit';
import { AppError } from '../src/contract/errors';
import { GESTURES, type ToPlayground, TROUBLES } from '../src/contract/playground';

/** Longest text that a phone takes, in UTF-16 units: ten SMS. */
const MAX_WORDS = 1_600;
/** Largest picture, in characters of base64: it must fit a frame of the socket. */
const MAX_PICTURE = 60_000;

const phone = z.enum(['wechat', 'sms']);
const customer = z.string().min(3).max(64);
const ref = z.string().min(1).max(40);

const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), customers: z.object({ wechat: customer, sms: customer }) }),
  z.object({ type: z.literal('write'), phone, ref, text: z.string().trim().min(1).max(MAX_WORDS) }),
  z.object({
    type: z.literal('gesture'),
    phone,
    ref,
    gesture: z.enum(GESTURES),
    value: z.string().max(MAX_PICTURE),
  }),
  z.object({ type: z.literal('trouble'), phone, trouble: z.enum(TROUBLES).nullable() }),
]);

/** Reads what a page sent; throws BAD_JSON or BAD_REQUEST. */
export function readFrame(text: string): ToPlayground {
  const parsed = frame.safeParse(parseJsonBody(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    'BAD_REQUEST',
    `The playground's page sent a frame that is wrong at ${issue?.path.join('.') ?? ''}.`,
  );
}
