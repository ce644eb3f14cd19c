import { parseJsonBody } from '../../src/channel-kit';
import type { RateLimiter } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse } from '../../src/contract/http';
import type { StoredFile } from '../../src/contract/ports';
import { accept, prepare } from './activities';
import { authorise } from './access';
import { safeFileName } from './file-name';
import { readUpload, type UploadedFile } from './multipart';
import type { Service } from './service';
import { sniff } from './sniff';

/** Uploads are counted per conversation and per client address. */
export interface UploadLimits {
  perConversation: RateLimiter;
  perAddress: RateLimiter;
}

/**
 * POST /conversations/:id/upload: stores the files, then accepts one message that names them. `userId` of the query is
 * ignored. Everything is checked before anything is stored; throws UNSUPPORTED_MEDIA for a kind of file that is not on
 * the list (see `sniff`).
 */
export async function upload(
  service: Service,
  limits: UploadLimits,
  request: HttpRequest,
): Promise<HttpResponse> {
  const caller = authorise(service, request);
  await limits.perAddress.consume(request.ip);
  await limits.perConversation.consume(caller.conversationId);
  await service.endings.requireOpen(caller.conversationId);
  const parts = await readUpload(request, service.settings.UPLOAD_MAX_BYTES);
  if (parts.files.length === 0) throw new AppError('BAD_REQUEST', 'The upload holds no file.');
  const files = parts.files.map((file) => toStored(service, caller.conversationId, file));
  const attachments = files.map(({ id, name, contentType }) => ({
    contentType,
    contentUrl: service.links.make(request.origin, id, name),
    name,
  }));
  const inbound = prepare(service, caller, { ...readActivity(parts.activity), type: 'message', attachments });
  for (const file of files) await service.host.files.put(file);
  return accept(service, inbound);
}

function readActivity(json: string | null): object {
  const activity = json === null ? {} : parseJsonBody(json);
  if (typeof activity === 'object' && activity !== null && !Array.isArray(activity)) return activity;
  throw new AppError('BAD_REQUEST', 'The part "activity" is not a JSON object.');
}

function toStored({ host }: Service, conversationId: string, { name, bytes }: UploadedFile): StoredFile {
  const kind = sniff(bytes);
  if (!kind) throw new AppError('UNSUPPORTED_MEDIA', 'Send images, PDF, audio, MP4 or plain text in UTF-8.');
  return {
    id: host.ids.next(),
    conversationId,
    name: safeFileName(name, kind.endings),
    contentType: kind.type,
    bytes,
    at: host.clock.now(),
  };
}
