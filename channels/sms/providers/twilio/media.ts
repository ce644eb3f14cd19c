import { type Fetched, safeFetch } from '../../../../src/channel-kit';
import type { MediaFile } from '../../../../src/contract/channel';
import { AppError } from '../../../../src/contract/errors';
import type { TwilioConfig } from './config';
import { basicAuth } from './send';

/** Where Twilio's API sends on to; addresses there are signed and need no credentials. */
const MEDIA_HOSTS = ['mms.twiliocdn.com', 'media.twiliocdn.com'];
/** An MMS holds at most 5 MB. */
const MAX_BYTES = 6 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

type File = Pick<Fetched, 'bytes' | 'contentType'>;

/**
 * Fetches one file of an MMS from Twilio's API, whose answer is mostly a redirect to Twilio's media host. Our credentials
 * go to the configured API and our account there only. Throws VENDOR_REJECTED and VENDOR_UNREACHABLE as `safeFetch` does.
 * Source: https://www.twilio.com/docs/messaging/api/media-resource
 */
export async function fetchMedia(reference: string, config: TwilioConfig): Promise<MediaFile> {
  const api = new URL(config.apiUrl);
  const url = URL.canParse(reference) ? new URL(reference) : null;
  if (url?.origin !== api.origin || !url.pathname.includes(`/Accounts/${config.accountSid}/`)) {
    throw rejected('it is not a file of our Twilio account');
  }
  const answer = await askApi(url, config);
  const file = typeof answer === 'string' ? await fetchFrom(answer, url) : answer;
  const contentType = file.contentType || 'application/octet-stream';
  return { name: `mms.${extensionOf(contentType)}`, contentType, bytes: file.bytes };
}

/** The file, or the address that it is at. */
async function askApi(url: URL, config: TwilioConfig): Promise<File | string> {
  try {
    const response = await fetch(url, {
      headers: { authorization: basicAuth(config) },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const location =
      response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null && response.ok) return await bounded(response);
    await response.body?.cancel();
    if (location !== null) return location;
    throw response.status >= 500 || response.status === 429
      ? unreachable(response.status)
      : refused(response.status);
  } catch (error) {
    throw error instanceof AppError ? error : unreachable('no answer');
  }
}

function fetchFrom(location: string, base: URL): Promise<Fetched> {
  if (!URL.canParse(location, base.href)) throw rejected('Twilio named no address');
  return safeFetch(new URL(location, base).toString(), {
    hosts: MEDIA_HOSTS,
    trusted: [base.origin],
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
  });
}

async function bounded(response: Response): Promise<File> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw rejected(`it is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  const contentType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return { bytes: Buffer.concat(chunks), contentType };
}

function extensionOf(contentType: string): string {
  return /^[a-z]+\/(?:x-)?([a-z0-9]{2,5})$/.exec(contentType)?.[1]?.replace('jpeg', 'jpg') ?? 'bin';
}

function refused(status: number): AppError {
  return rejected(`Twilio answered ${status}`);
}

function rejected(why: string): AppError {
  return new AppError('VENDOR_REJECTED', `The file was not fetched: ${why}.`);
}

function unreachable(what: number | string): AppError {
  return new AppError('VENDOR_UNREACHABLE', `The file could not be fetched now: Twilio gave ${what}.`);
}
