import type { MediaFile } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { TokenSource } from './credentials';
import { httpCall, NetworkFailure } from './http-call';
import { type Media, mediaSchema } from './media';
import type { AllowList } from './service-urls';

export interface MediaSources {
  /** Hosts that may see our token. */
  serviceUrls: AllowList;
  /** Hosts that are asked without it. */
  others: AllowList;
  tokens(): Promise<TokenSource>;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 15 * 1024 * 1024;

/**
 * Fetches an attachment from a host on one of the lists. Throws VENDOR_REJECTED (any other host, refused, over 15 MB) or
 * VENDOR_UNREACHABLE.
 */
export async function fetchMedia(sources: MediaSources, reference: string): Promise<MediaFile> {
  const media = read(reference);
  const trusted = sources.serviceUrls.allows(media.url);
  if (!trusted && !sources.others.allows(media.url)) {
    throw new AppError(
      'VENDOR_REJECTED',
      'The attachment lies on a host that is not in BOTFRAMEWORK_MEDIA_HOSTS.',
    );
  }
  const headers = trusted ? { authorization: `Bearer ${await token(sources)}` } : {};
  return download(media, headers);
}

async function download(media: Media, headers: Record<string, string>): Promise<MediaFile> {
  const answer = await httpCall(media.url, {
    method: 'GET',
    headers,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  }).catch((error: unknown) => {
    throw failure(error);
  });
  const { status, bytes } = answer;
  if (status >= 500 || status === 429 || status === 408) {
    throw new AppError('VENDOR_UNREACHABLE', `The attachment could not be fetched now (${status}).`);
  }
  if (status !== 200) throw new AppError('VENDOR_REJECTED', `The attachment was refused (${status}).`);
  return { name: media.name, contentType: typeOf(media, answer.headers), bytes };
}

async function token(sources: MediaSources): Promise<string> {
  try {
    return await (await sources.tokens()).token();
  } catch (cause) {
    throw new AppError('VENDOR_UNREACHABLE', 'There is no token to fetch the attachment with.', { cause });
  }
}

/** `image` and `image/*` are kinds, not types: the answer knows better. */
function typeOf({ contentType }: Media, headers: Headers): string {
  if (/^[\w.+-]+\/[\w.+-]+$/.test(contentType) && contentType !== 'application/octet-stream')
    return contentType;
  const given = headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(given) ? given : 'application/octet-stream';
}

function failure(error: unknown): unknown {
  if (!(error instanceof NetworkFailure)) return error;
  return error.code === 'TOO_LARGE'
    ? new AppError('VENDOR_REJECTED', 'The attachment is larger than 15 MB.')
    : new AppError('VENDOR_UNREACHABLE', `The attachment could not be fetched (${error.code}).`, {
        cause: error,
      });
}

function read(reference: string): Media {
  const parsed = mediaSchema.safeParse(JSON.parse(reference));
  if (parsed.success) return parsed.data;
  throw new AppError('VENDOR_REJECTED', 'The reference of the attachment cannot be read.');
}
