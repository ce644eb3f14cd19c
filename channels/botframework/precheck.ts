import { z } from 'zod';
import { AppError } from '../../src/contract/errors';
import type { AllowList } from './service-urls';

const MAX_TOKEN = 8192;

/** The part of an activity that decides whom we trust and where we answer. */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1).max(64),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.string().min(1).max(512),
});

export interface Trust {
  issuer: string;
  emulator: boolean;
  serviceUrls: AllowList;
}

/**
 * What must hold before the SDK is asked about a token, whose signature nobody has seen yet. Throws BAD_REQUEST,
 * UNAUTHENTICATED or FORBIDDEN.
 *
 * Why: the SDK takes four kinds of token (channel, Emulator, skill, App Service Extension), and only for the first kind
 * does it hold the serviceUrl to a claim; it lets a missing serviceUrl pass; and for every unverified `tid` that it meets
 * it adds four issuers to a list of the whole process.
 */
export function precheck(payload: unknown, token: string, trust: Trust): void {
  const claims = claimsOf(token);
  if (trust.emulator ? !isText(claims['iss']) : claims['iss'] !== trust.issuer || 'tid' in claims) {
    throw new AppError('UNAUTHENTICATED', 'The token was not issued by the Bot Framework service.');
  }
  const envelope = envelopeSchema.safeParse(payload);
  if (!envelope.success) {
    throw new AppError('BAD_REQUEST', 'The activity needs type, channelId and serviceUrl.');
  }
  if (envelope.data.channelId.toLowerCase() === 'asechannel') {
    throw new AppError('FORBIDDEN', 'Direct Line App Service Extension is not supported.');
  }
  if (!trust.serviceUrls.allows(envelope.data.serviceUrl)) {
    throw new AppError('FORBIDDEN', 'The serviceUrl is not on the list BOTFRAMEWORK_SERVICE_URLS.');
  }
}

function claimsOf(token: string): Record<string, unknown> {
  const parts = token.split('.');
  const claims = parts.length === 3 && token.length <= MAX_TOKEN ? parseJson(parts[1] ?? '') : null;
  if (typeof claims !== 'object' || claims === null) {
    throw new AppError('UNAUTHENTICATED', 'The bearer token is not a JSON Web Token.');
  }
  return claims as Record<string, unknown>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
