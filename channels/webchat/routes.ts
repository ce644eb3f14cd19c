import type { HttpRequest, HttpResponse, HttpRoute } from '../../src/contract/http';
import { post, read } from './activities';
import { generate, reconnect, refresh, session, start } from './conversations';
import { download } from './download';
import { publicToken } from './public-token';
import type { Service } from './service';
import { upload } from './upload';
import { vendorError } from './vendor-error';

const BASE = '/v3/directline';
const SMALL = 16 * 1024;
/** Largest activity in bytes; Direct Line's own limit. */
const ACTIVITY_BYTES = 256 * 1024;

type Handler = (request: HttpRequest) => Promise<HttpResponse>;

/** Every HTTP route of the web chat. */
export function httpRoutes(service: Service): HttpRoute[] {
  const { host, settings } = service;
  const tokenLimiter = host.limiter('webchat-token', settings.WEBCHAT_TOKEN_RATE, 60);
  const messageLimiter = host.limiter('webchat-message', settings.WEBCHAT_MESSAGE_RATE, 10);
  const uploadLimits = {
    perConversation: host.limiter('webchat-upload', 10, 60),
    perAddress: host.limiter('webchat-upload-address', 60, 60),
  };
  const route = (
    method: HttpRoute['method'],
    path: string,
    maxBytes: number,
    handler: Handler,
  ): HttpRoute => ({
    method,
    path,
    maxBytes,
    cors: service.origins.isListed,
    // Handlers that do nothing asynchronous throw at once; the contract promises a rejection.
    handle: async (request) => handler(request),
    onError: vendorError,
  });
  return [
    route('POST', '/webchat/token', SMALL, (request) => publicToken(service, tokenLimiter, request)),
    route('POST', `${BASE}/tokens/generate`, SMALL, (request) => generate(service, request)),
    route('POST', `${BASE}/tokens/refresh`, SMALL, (request) => refresh(service, request)),
    route('POST', `${BASE}/conversations`, SMALL, (request) => start(service, request)),
    route('GET', `${BASE}/conversations/:id`, 0, (request) => reconnect(service, request)),
    route('POST', `${BASE}/conversations/:id/activities`, ACTIVITY_BYTES, (request) =>
      post(service, messageLimiter, request),
    ),
    route('GET', `${BASE}/conversations/:id/activities`, 0, (request) => read(service, request)),
    route('POST', `${BASE}/conversations/:id/upload`, settings.UPLOAD_MAX_BYTES + ACTIVITY_BYTES, (request) =>
      upload(service, uploadLimits, request),
    ),
    route('GET', `${BASE}/session/getsessionid`, 0, (request) => session(service, request)),
    route('GET', `${BASE}/attachments/:fileId/:name`, 0, (request) => download(service, request)),
  ];
}
