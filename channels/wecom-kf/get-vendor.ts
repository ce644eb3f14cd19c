import { parseWideJson } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';

const TIMEOUT_MS = 8_000;
const OPENING_BRACE = 0x7b;

export interface VendorAnswer {
  headers: Headers;
  bytes: Buffer;
}

/**
 * One GET without redirects. Throws VENDOR_UNREACHABLE when there was no good answer, VENDOR_REJECTED when it has more
 * than `maxBytes`. Why no cause: the address holds secrets, and errors of `fetch` may quote it.
 */
export async function getVendor(url: string, maxBytes: number): Promise<VendorAnswer> {
  let answer: VendorAnswer | null | undefined;
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) answer = await readUpTo(response, maxBytes);
    else await response.body?.cancel();
  } catch {
    // Said below: every failure of the network is the same to the caller.
  }
  if (answer === undefined) throw new AppError('VENDOR_UNREACHABLE', 'WeCom does not answer; try again.');
  if (answer === null) throw new AppError('VENDOR_REJECTED', `The answer has more than ${maxBytes} bytes.`);
  return answer;
}

/**
 * The object of a JSON answer; null for anything else. Why a name makes it a file: a customer may send one that reads
 * like an error of the vendor's.
 */
export function readJson({ headers, bytes }: VendorAnswer): Record<string, unknown> | null {
  if (headers.has('content-disposition') || bytes[0] !== OPENING_BRACE) return null;
  try {
    const value = parseWideJson(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

async function readUpTo(response: Response, maxBytes: number): Promise<VendorAnswer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    // Leaving the loop early ends the response.
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBytes) return null;
      chunks.push(chunk);
    }
  }
  return { headers: response.headers, bytes: Buffer.concat(chunks) };
}
