import type { IncomingMessage } from 'node:http';
import { AppError } from '../contract/errors';

const EMPTY = Buffer.alloc(0);

/**
 * The raw bytes of a request. TOO_LARGE above `maxBytes` (what follows is thrown away unread, until the server's request
 * time-out), UNSUPPORTED_MEDIA for compressed ones (signatures are made over what was sent), BAD_REQUEST when broken off.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> | Buffer {
  const { headers } = request;
  const declared = headers['content-length'];
  if (declared === undefined && headers['transfer-encoding'] === undefined) return EMPTY;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new AppError('UNSUPPORTED_MEDIA', 'Send the body without Content-Encoding.');
  }
  if (Number(declared ?? 0) > maxBytes) throw tooLarge(maxBytes);
  return collect(request, maxBytes);
}

function collect(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(tooLarge(maxBytes));
      }
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? EMPTY) : Buffer.concat(chunks)));
    // Why the check: every request closes, those that came whole too.
    const broken = (): void => {
      if (!request.complete) reject(new AppError('BAD_REQUEST', 'The body broke off.'));
    };
    request.on('error', broken);
    request.on('close', broken);
    if (request.destroyed) broken();
  });
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('TOO_LARGE', `The body is larger than ${maxBytes} bytes.`);
}
