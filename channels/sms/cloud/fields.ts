import { z } from 'zod';
import { isSafeAddress, parseIpAllowList } from '../../../src/channel-kit';

/** Kinds of variables that the cloud gateways have in common; each is optional or has a default. */

/** A value that the vendor gave: one line of visible text. */
export function given(description: string, example: string, pattern = /^\S(?:.{0,126}\S)?$/) {
  return z.string().regex(pattern, 'is not of the vendor’s form').optional().meta({ description, example });
}

/** The secret part of the address that the vendor pushes to. */
export function pushPath(vendor: string) {
  return z
    .string()
    .regex(/^[\w-]{24,128}$/, 'must be 24 to 128 letters, digits, - or _')
    .optional()
    .meta({
      description: `${vendor}: secret last part of the address for its pushes, which carry no signature.`,
      example: 'output-of: openssl rand -hex 24',
    });
}

export function pushSources(vendor: string) {
  return z
    .string()
    .refine(isAllowList, 'must be addresses or CIDR blocks separated by commas, or the word any')
    .optional()
    .meta({
      description: `${vendor}: addresses from which its pushes come (CIDR blocks, commas), or any.`,
      example: '203.0.113.0/24,198.51.100.7',
    });
}

export function apiUrl(vendor: string, standard: string) {
  return z
    .string()
    .refine(isSafeAddress, 'must be an https address (http for this machine only)')
    .default(standard)
    .meta({ description: `${vendor}: where its API is.`, example: standard });
}

function isAllowList(text: string): boolean {
  try {
    parseIpAllowList(text);
    return true;
  } catch {
    return false;
  }
}
