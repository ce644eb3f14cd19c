import { z } from 'zod';

/** A variable that is a whole number, with its meta data. */
export function wholeNumber(min: number, max: number, standard: number, description: string) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(min, message).max(max, message))
    .default(standard)
    .meta({ description, example: String(standard) });
}

/** True for https, and for http on this machine: secrets and customers' words never go over the network in clear. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const isHere = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}
