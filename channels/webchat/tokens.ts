import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../src/contract/ports';
import { AppError } from '../../src/contract/errors';
import { type Claims, claimsSchema, type Grant } from './claims';

/** Lifetime of a token in seconds; clients refresh at half of it. */
export const TOKEN_SECONDS = 1800;
/** A stream address must be opened within this many seconds. */
export const TICKET_SECONDS = 60;
/** How long after its end a token still proves who a returning visitor is, in seconds. */
export const RETURN_SECONDS = 7 * 24 * 3600;

const ISSUER = 'switchboard';
const CACHED = 20_000;

type Audience = 'directline' | 'directline-stream';

/** Makes and checks the signed tokens (JWT, HS256) that stand for a conversation; nothing is stored. */
export class Tokens {
  private readonly cache = new LRUCache<string, Claims>({ max: CACHED });

  constructor(
    private readonly key: string,
    private readonly clock: Clock,
  ) {}

  issue(grant: Grant): string {
    return this.sign(grant, 'directline', TOKEN_SECONDS);
  }

  /** A short-lived stand-in for the token in a stream's address. Why: addresses end up in the logs of proxies. */
  issueTicket(grant: Grant): string {
    return this.sign(grant, 'directline-stream', TICKET_SECONDS);
  }

  /** Throws UNAUTHENTICATED (not ours) or TOKEN_EXPIRED. A token seen before costs no cryptography. */
  verify(token: string): Claims {
    const known = this.cache.get(token);
    const claims = known ?? this.check(token, 'directline');
    if (!known) this.cache.set(token, claims);
    this.requireFresh(claims);
    return claims;
  }

  /** True for a token that `verify` has checked before. */
  knows(token: string): boolean {
    return this.cache.has(token);
  }

  verifyTicket(ticket: string): Claims {
    const claims = this.check(ticket, 'directline-stream');
    this.requireFresh(claims);
    return claims;
  }

  /** The claims of a token of ours that may have ended; null for a forged one and when it ended RETURN_SECONDS ago. */
  verifyReturning(token: string): Claims | null {
    const claims = this.read(token, 'directline');
    return claims && this.isFresh(claims, RETURN_SECONDS) ? claims : null;
  }

  private sign(grant: Grant, audience: Audience, seconds: number): string {
    const iat = this.now();
    return jwt.sign({ ...grant, iat, exp: iat + seconds }, this.key, {
      algorithm: 'HS256',
      issuer: ISSUER,
      audience,
    });
  }

  private check(token: string, audience: Audience): Claims {
    const claims = this.read(token, audience);
    if (claims) return claims;
    throw new AppError('UNAUTHENTICATED', 'The token is not one of ours; get a new one.');
  }

  /** Null when the signature, the audience or the shape is wrong. */
  private read(token: string, audience: Audience): Claims | null {
    try {
      const expected = { algorithms: ['HS256' as const], issuer: ISSUER, audience };
      return claimsSchema.parse(jwt.verify(token, this.key, { ...expected, ignoreExpiration: true }));
    } catch {
      return null;
    }
  }

  private requireFresh(claims: Claims): void {
    if (!this.isFresh(claims, 0))
      throw new AppError('TOKEN_EXPIRED', 'The token has expired; get a new one.');
  }

  private isFresh(claims: Claims, graceSeconds: number): boolean {
    return claims.exp + graceSeconds > this.now();
  }

  private now(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
