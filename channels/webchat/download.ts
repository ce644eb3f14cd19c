import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse } from '../../src/contract/http';
import type { Service } from './service';

/** Shown in the page; anything else is saved. Not SVG: it can hold scripts. */
const INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** GET /v3/directline/attachments/:fileId/:name: an uploaded file, for whoever holds its signed address. */
export async function download(service: Service, request: HttpRequest): Promise<HttpResponse> {
  const { fileId = '' } = request.params;
  service.links.require(fileId, request.query['e'], request.query['s']);
  const file = await service.host.files.get(fileId);
  if (!file) throw new AppError('NOT_FOUND', 'There is no such file.');
  const place = INLINE.has(file.contentType) ? 'inline' : 'attachment';
  return {
    status: 200,
    headers: {
      'content-type': file.contentType,
      'content-disposition': `${place}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, max-age=86400, immutable',
    },
    body: file.bytes,
  };
}
