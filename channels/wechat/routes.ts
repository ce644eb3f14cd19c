import type { HttpResponse, HttpRoute, RouteError } from '../../src/contract/http';
import { answerPush, type PushDeps } from './push';

const PATH = '/channels/wechat';
const MAX_BYTES = 256 * 1024;
const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };

/** One address for both: WeChat verifies it by GET, and pushes to it by POST. */
export function wechatRoutes(deps: PushDeps): HttpRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      maxBytes: 0,
      handle: ({ query }) =>
        Promise.resolve().then(() => ({ status: 200, headers: PLAIN, body: deps.gate.verifyServer(query) })),
      onError,
    },
    {
      method: 'POST',
      path: PATH,
      maxBytes: MAX_BYTES,
      handle: (request) => answerPush(deps, request),
      onError,
    },
  ];
}

/** The code alone: WeChat reads no words, and shows none to its customer. */
function onError({ status, code }: RouteError): HttpResponse {
  return { status, headers: PLAIN, body: code };
}
