import busboy from 'busboy';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest } from '../../src/contract/http';

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

export interface UploadedParts {
  /** JSON of the part `activity`, or null. */
  activity: string | null;
  files: UploadedFile[];
}

const MAX_FILES = 10;
const MAX_ACTIVITY_BYTES = 256 * 1024;

/**
 * Reads an upload: `multipart/form-data` with a part `activity` and file parts, or one bare file whose name stands in
 * Content-Disposition. Throws BAD_REQUEST for a broken form and TOO_LARGE when the files together exceed `maxBytes`.
 */
export async function readUpload(request: HttpRequest, maxBytes: number): Promise<UploadedParts> {
  const type = request.headers['content-type'] ?? '';
  const parts = /^multipart\/form-data/i.test(type) ? await readForm(request, type) : bareFile(request);
  if (parts.files.length > MAX_FILES) throw tooMany();
  const total = parts.files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (total > maxBytes)
    throw new AppError('TOO_LARGE', `The files are larger than ${maxBytes} bytes together.`);
  return parts;
}

function bareFile(request: HttpRequest): UploadedParts {
  const name = /filename="?([^";]+)"?/i.exec(request.headers['content-disposition'] ?? '')?.[1];
  return {
    activity: null,
    files: request.body.length > 0 ? [{ name: name ?? '', bytes: request.body }] : [],
  };
}

function readForm(request: HttpRequest, contentType: string): Promise<UploadedParts> {
  return new Promise((resolve, reject) => {
    const parts: UploadedParts = { activity: null, files: [] };
    const parser = openParser(contentType);
    const broken = (cause: unknown) => reject(new AppError('BAD_REQUEST', 'The form is broken.', { cause }));
    parser.on('field', (name, value) => (name === 'activity' ? (parts.activity = value) : undefined));
    parser.on('file', (field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      // Why: a form that breaks off inside a file is an error of the file's stream, and without a listener the process dies.
      stream.on('error', broken);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('close', () => addFile(parts, field, { name: filename ?? '', bytes: Buffer.concat(chunks) }));
    });
    for (const limit of ['filesLimit', 'partsLimit'] as const) parser.on(limit, () => reject(tooMany()));
    parser.on('error', broken);
    parser.on('close', () => resolve(parts));
    parser.end(request.body);
  });
}

function tooMany(): AppError {
  return new AppError('BAD_REQUEST', `Send at most ${MAX_FILES} files.`);
}

function openParser(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      // Why one more: `activity` may count as a file.
      limits: { files: MAX_FILES + 1, fields: 20, parts: 40, fieldSize: MAX_ACTIVITY_BYTES, headerPairs: 50 },
    });
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'The form has no boundary; let the HTTP library set Content-Type.', {
      cause,
    });
  }
}

/** Why: a browser names a Blob part "blob", so `activity` often comes as a file. */
function addFile(parts: UploadedParts, field: string, file: UploadedFile): void {
  if (field === 'activity') parts.activity = file.bytes.toString('utf8');
  else parts.files.push(file);
}
