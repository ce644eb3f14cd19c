import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';

/** One RSA key with which a platform signs. */
export interface Signer {
  kid: string;
  /** The public half as it stands in a key set. */
  jwk: object;
  /** A token by RS256; `header` and `claims` are taken as they are. */
  sign(claims: object, header?: object): string;
}

/** A new key; `endorsements` are the channels for which it may sign. */
export function makeSigner(endorsements: readonly string[]): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const jwk = { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid, endorsements };
  return {
    kid,
    jwk,
    sign(claims, header = {}) {
      const signed = [{ alg: 'RS256', typ: 'JWT', kid, ...header }, claims].map(encode).join('.');
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
    },
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
