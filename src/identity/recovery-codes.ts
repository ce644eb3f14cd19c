import { createHmac, randomInt } from 'node:crypto';

const COUNT = 10;
const LENGTH = 10;
/** Without what is taken for something else when it is copied by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** New codes such as `k3m9p-x7t2q`; 49 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
  });
}

/** What is stored of a code. Keyed, so that the store alone does not tell whether a guess is right. */
export function digestOf(key: string, agentId: string, code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHmac('sha256', key).update(`${agentId}|${plain}`).digest('base64url');
}
