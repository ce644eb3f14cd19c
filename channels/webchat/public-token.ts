import { z } from 'zod';
import { parseJsonBody } from '../../src/channel-kit';
import type { RateLimiter } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse } from '../../src/contract/http';
import type { Grant } from './claims';
import { newGrant, tokenBody } from './conversations';
import { parseWith } from './parse-with';
import type { Service } from './service';

const bodySchema = z.object({
  locale: z.string().max(35).nullish(),
  /** The token of an earlier visit: the only proof of identity that is taken. */
  token: z.string().max(4096).nullish(),
});

/**
 * POST /webchat/token: a token for an anonymous visitor of an allowed page, limited per client address. A visitor who
 * shows an old token comes back to the same conversation as the same user (`resumed: true`). If that conversation has
 * ended it is the same user in a new one. A token that proves nothing (forged, too old, signed with a former key) makes
 * somebody new. Throws CROSS_ORIGIN, TOO_MANY_REQUESTS, FORBIDDEN for a token that a server made.
 */
export async function publicToken(
  service: Service,
  limiter: RateLimiter,
  request: HttpRequest,
): Promise<HttpResponse> {
  service.origins.require(request);
  await limiter.consume(request.ip);
  const { token, locale } = parseWith(bodySchema, parseJsonBody(request.body) ?? {});
  const former = token ? service.tokens.verifyReturning(token) : null;
  if (former && !former.anonymous) {
    throw new AppError('FORBIDDEN', 'A server made this token; ask that server for a new one.');
  }
  const resumed = former !== null && !(await service.endings.hasEnded(former.conv));
  const grant: Grant = {
    ...(resumed ? former : newGrant(service, { user: { id: former?.user } })),
    ...(locale && { locale }),
    anonymous: true,
  };
  const body = { ...tokenBody(service, grant), userId: grant.user, resumed };
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}
