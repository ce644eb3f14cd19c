import type { Readable } from 'node:stream';
import type { MediaFile } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { within } from './within';
import type { Wechaty } from './sdk';

const FETCH_MS = 30_000;
const MAX_BYTES = 15 * 1024 * 1024;

/** The file of a message, by the message's id. Throws VENDOR_UNREACHABLE or VENDOR_REJECTED (unknown, over 15 MB). */
export async function fetchMedia(bot: Wechaty | null, messageId: string): Promise<MediaFile> {
  if (!bot) throw new AppError('VENDOR_UNREACHABLE', 'Nobody is logged in to Wechaty; scan the code.');
  try {
    return await within(FETCH_MS, read(bot, messageId));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('VENDOR_UNREACHABLE', 'The puppet does not give the file of a message.', { cause });
  }
}

async function read(bot: Wechaty, messageId: string): Promise<MediaFile> {
  const message = await bot.Message.find({ id: messageId });
  if (!message) throw new AppError('VENDOR_REJECTED', 'The puppet does not know this message any more.');
  const file = await message.toFileBox();
  const bytes = await readBounded(await file.toStream());
  const type = file.mediaType;
  return { name: file.name, contentType: type === '' ? 'application/octet-stream' : type, bytes };
}

async function readBounded(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BYTES) throw new AppError('VENDOR_REJECTED', 'The file is larger than 15 MB.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
