import { parseIpAllowList, parseJsonBody, safeEqual } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';
import type { HttpResponse, HttpRoute } from '../../src/contract/http';
import type { Logger } from '../../src/contract/ports';

/** A push holds some hundred reports at most. */
const MAX_BYTES = 256 * 1024;

export interface PushDoor {
  /** Public part of the path, such as `/channels/sms/aliyun`. */
  path: string;
  /** Secret last part of the path. */
  token: string;
  /** Addresses that may push, as `parseIpAllowList` reads them. */
  sources: string;
  /** Name of the setting that holds them. */
  sourcesSetting: string;
}

/**
 * The way in for a vendor that does not sign its pushes: a secret last part of the path and a list of callers. Either
 * missing is answered like a path that does not exist, so that nobody learns what was wrong.
 */
export function unsignedPush(
  { path, token, sources, sourcesSetting }: PushDoor,
  logger: Logger,
  take: (payload: unknown) => Promise<HttpResponse>,
): HttpRoute {
  const list = parseIpAllowList(sources);
  return {
    method: 'POST',
    path: `${path}/:token`,
    maxBytes: MAX_BYTES,
    async handle({ params, ip, body }) {
      if (!safeEqual(params.token ?? '', token)) throw notFound();
      if (!list.allows(ip)) {
        logger.warn({ path, address: ip }, `A push came from an address that is not in ${sourcesSetting}.`);
        throw notFound();
      }
      return take(parseJsonBody(body));
    },
  };
}

function notFound(): AppError {
  return new AppError('NOT_FOUND', 'There is nothing here.');
}
