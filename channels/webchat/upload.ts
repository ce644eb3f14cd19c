import { parseJsonBody } from '../../src/channel-kit';
import type { RateLimiter } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse } from '../../src/contract/http';
import { acceptActivity } from './activities';
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

interface CheckedFile extends UploadedFile {
  type: string;
}

/**
 * POST /conversations/:id/upload: stores the files, then accepts one message that names them. `userId` of the query is
 * ignored. Throws UNSUPPORTED_MEDIA for a kind of file that is not on the list (see `sniff`) before anything is stored.
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
  const activity = readActivity(parts.activity);
  const checked = parts.files.map(check);
  const attachments = await Promise.all(
    checked.map((file) => keep(service, request.origin, caller.conversationId, file)),
  );
  return acceptActivity(service, caller, { ...activity, type: 'message', attachments });
}

function readActivity(json: string | null): object {
  const activity = json === null ? {} : parseJsonBody(json);
  if (typeof activity === 'object' && activity !== null && !Array.isArray(activity)) return activity;
  throw new AppError('BAD_REQUEST', 'The part "activity" is not a JSON object.');
}

function check(file: UploadedFile): CheckedFile {
  const kind = sniff(file.bytes);
  if (kind) return { bytes: file.bytes, type: kind.type, name: safeFileName(file.name, kind.endings) };
  throw new AppError('UNSUPPORTED_MEDIA', 'Send images, PDF, audio, MP4 or plain text in UTF-8.');
}

async function keep({ host, links }: Service, origin: string, conversationId: string, file: CheckedFile) {
  const id = host.ids.next();
  const { name, type, bytes } = file;
  await host.files.put({ id, conversationId, name, contentType: type, bytes, at: host.clock.now() });
  return { contentType: type, contentUrl: links.make(origin, id, name), name };
}
