import type { PhoneName } from '../../../src/contract/playground';

const KEY = 'playground.customers';

/** Who this tab's phones belong to: made up once for each tab, forgotten with it. */
export function customers(): Record<PhoneName, string> {
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null) return JSON.parse(kept) as Record<PhoneName, string>;
  const fresh = { wechat: `o${randomText(27)}`, sms: `+861390000${randomDigits(4)}` };
  sessionStorage.setItem(KEY, JSON.stringify(fresh));
  return fresh;
}

/** Forgets everybody, so that the page begins anew when it is loaded again. */
export function forgetCustomers(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith('playground.')) sessionStorage.removeItem(key);
  }
}

function randomText(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return random(length, (byte) => letters[byte % letters.length] ?? '');
}

function randomDigits(length: number): string {
  return random(length, (byte) => String(byte % 10));
}

function random(length: number, toText: (byte: number) => string): string {
  return [...crypto.getRandomValues(new Uint8Array(length))].map(toText).join('');
}
