import { AppError } from '../../src/contract/errors';

/**
 * Reads a watermark: the `seq` of the last entry that the client has seen; none, or an empty one, is the start.
 * Throws BAD_REQUEST for anything but a decimal number.
 */
export function parseWatermark(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new AppError(
    'BAD_REQUEST',
    'The watermark is not one of ours; send back the last one that you were given.',
  );
}
