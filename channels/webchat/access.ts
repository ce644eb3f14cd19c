import { parseBearer, safeEqual } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest } from '../../src/contract/http';
import type { Claims, Grant } from './claims';
import { isConversationId } from './conversation-id';
import type { Service } from './service';

/** Who calls: a server that holds the secret (all conversations), or the bearer of one conversation's token. */
export type Caller = { kind: 'secret' } | { kind: 'token'; claims: Claims };

/** Throws UNAUTHENTICATED without or with wrong credentials, TOKEN_EXPIRED, CROSS_ORIGIN (trustedOrigins). */
export function authenticate(service: Service, request: HttpRequest): Caller {
  const bearer = parseBearer(request.headers['authorization']);
  if (bearer === null) {
    throw new AppError('UNAUTHENTICATED', 'Send the token as "Authorization: Bearer <token>".');
  }
  if (!service.tokens.knows(bearer) && isSecret(service, bearer)) return { kind: 'secret' };
  return { kind: 'token', claims: verifyToken(service, request, bearer) };
}

/** Throws also FORBIDDEN for a token of another conversation and NOT_FOUND for what cannot be a conversation. */
export function authorise(service: Service, request: HttpRequest): Caller & { conversationId: string } {
  const caller = authenticate(service, request);
  const conversationId = request.params['id'] ?? '';
  if (caller.kind === 'token' && caller.claims.conv !== conversationId) {
    throw new AppError('FORBIDDEN', 'The token belongs to another conversation.');
  }
  if (!isConversationId(conversationId)) throw new AppError('NOT_FOUND', 'There is no such conversation.');
  return { ...caller, conversationId };
}

/** Throws FORBIDDEN unless the caller holds DIRECTLINE_SECRET. */
export function requireSecret(service: Service, request: HttpRequest): void {
  if (service.settings.DIRECTLINE_SECRET === undefined) {
    throw new AppError('FORBIDDEN', 'Set DIRECTLINE_SECRET on the server to let other servers make tokens.');
  }
  if (authenticate(service, request).kind !== 'secret') {
    throw new AppError('FORBIDDEN', 'This call needs the Direct Line secret, not a token.');
  }
}

/** Throws CROSS_ORIGIN when a browser on a page outside the token's trustedOrigins uses it. */
export function requireTrustedOrigin(grant: Grant, request: HttpRequest): void {
  const origin = request.headers['origin'];
  if (origin === undefined || grant.origins === undefined || grant.origins.includes(origin)) return;
  throw new AppError('CROSS_ORIGIN', 'The token may not be used on this page; see trustedOrigins.');
}

function verifyToken(service: Service, request: HttpRequest, bearer: string): Claims {
  const claims = service.tokens.verify(bearer);
  requireTrustedOrigin(claims, request);
  return claims;
}

function isSecret(service: Service, bearer: string): boolean {
  const secret = service.settings.DIRECTLINE_SECRET;
  return secret !== undefined && safeEqual(bearer, secret);
}
