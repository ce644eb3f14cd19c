import { createHmac } from 'node:crypto';

/** X-Twilio-Signature: the address, then each field as name and value, the names in order (ours are all different). */
export function sign(token: string, url: string, fields: Record<string, string>): string {
  const hmac = createHmac('sha1', token).update(url);
  for (const name of Object.keys(fields).sort()) hmac.update(name).update(fields[name] ?? '');
  return hmac.digest('base64');
}
