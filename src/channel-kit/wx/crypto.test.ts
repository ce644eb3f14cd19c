import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as wecom from '@wecom/crypto';
import fc from 'fast-check';
import { WxCipher } from './cipher';
import { encryptedIn, openEnvelope, sealEnvelope } from './envelope';
import { signature } from './signature';

interface Sealed {
  token: string;
  key: string;
  id: string;
  timestamp: string;
  nonce: string;
  encrypt: string;
  msg_signature: string;
  random16: string;
}
interface Vectors {
  oa_sig: { token: string; timestamp: string; nonce: string; signature: string }[];
  aes_decrypt: (Sealed & { name: string; len: number; starts: string })[];
  aes_encrypt: (Sealed & { msg: string })[];
}

const vectors = JSON.parse(readFileSync(join(__dirname, 'fixtures', 'vectors.json'), 'utf8')) as Vectors;
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const cipher = new WxCipher(KEY, 'wx1');
const refused = expect.objectContaining({ code: 'BAD_SIGNATURE' }) as Error;
const envelopeOf = (sealed: Sealed) => ({ ...sealed, msgSignature: sealed.msg_signature });

describe('known answers', () => {
  it.each(vectors.oa_sig)('signature of $nonce', ({ token, timestamp, nonce, signature: expected }) => {
    expect(signature([token, timestamp, nonce])).toBe(expected);
  });

  it.each(vectors.aes_decrypt)('opens $name', (vector) => {
    const text = openEnvelope(envelopeOf(vector), vector.token, new WxCipher(vector.key, vector.id));
    expect(Buffer.byteLength(text)).toBe(vector.len);
    expect(text.startsWith(vector.starts)).toBe(true);
  });

  it.each([...vectors.aes_decrypt, ...vectors.aes_encrypt])('seals to the same bytes', (vector) => {
    const own = new WxCipher(vector.key, vector.id);
    const random = Buffer.from(vector.random16, 'latin1');
    const { token, timestamp, nonce } = vector;
    const sealed = sealEnvelope(own.decrypt(vector.encrypt), {
      token,
      cipher: own,
      timestamp,
      nonce,
      random,
    });
    expect(sealed).toMatchObject({ encrypt: vector.encrypt, msgSignature: vector.msg_signature });
  });

  it.each(vectors.aes_encrypt)('reads what it sealed', (vector) => {
    expect(new WxCipher(vector.key, vector.id).decrypt(vector.encrypt)).toBe(vector.msg);
  });
});

describe('the ciphertext of a pushed body', () => {
  const stamp = { timestamp: '1', nonce: 'n' };
  const { encrypt, msgSignature } = sealEnvelope('hi', { token: 't', cipher, ...stamp });
  const find = (body: string) => encryptedIn(Buffer.from(body), { ...stamp, msgSignature }, 't');

  it.each([
    `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`,
    `<xml><ToUserName>gh_1</ToUserName><Encrypt>${encrypt}</Encrypt></xml>`,
    `<xml><Content><![CDATA[<Encrypt>${'A'.repeat(32)}</Encrypt>]]></Content><Encrypt>${encrypt}</Encrypt></xml>`,
  ])('is found in %s', (body) => {
    expect(find(body)).toBe(encrypt);
  });

  it.each([
    ['is no XML', '<xml'],
    ['holds another one', `<xml><Encrypt>${'A'.repeat(64)}</Encrypt></xml>`],
    [
      'is tried only so often',
      `<Encrypt>${'A'.repeat(24)}</Encrypt>`.repeat(8) + `<Encrypt>${encrypt}</Encrypt>`,
    ],
    ['is costly to read', `<xml>${'<a/>'.repeat(60_000)}</xml>`],
    ['begins ever again', '<Encrypt>'.repeat(28_000)],
    ['never ends', `<Encrypt>${'A'.repeat(250_000)}`],
  ])('an unsigned body that %s is refused', (_name, body) => {
    expect(() => find(body)).toThrow(refused);
  });
});

describe('against @wecom/crypto', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 200 });

  it('opens what it sealed, and the other way', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(cipher.decrypt(wecom.encrypt(KEY, text, 'wx1'))).toBe(text);
        expect(wecom.decrypt(KEY, cipher.encrypt(text))).toMatchObject({ message: text, id: 'wx1' });
      }),
      { numRuns: 200 },
    );
  });

  it('signs alike', () => {
    const sealed = sealEnvelope('余额', {
      token: 'tok',
      cipher,
      timestamp: '1714112445',
      nonce: '415670741',
    });
    expect(sealed.msgSignature).toBe(wecom.getSignature('tok', '1714112445', '415670741', sealed.encrypt));
  });
});

describe('refuses', () => {
  const sealed = sealEnvelope('余额', { token: 'tok', cipher, timestamp: '1714112445', nonce: '4156' });

  it.each(['encrypt', 'timestamp', 'nonce', 'msgSignature'] as const)('a changed %s', (field) => {
    expect(() => openEnvelope({ ...sealed, [field]: `${sealed[field]}0` }, 'tok', cipher)).toThrow(refused);
  });

  it('another token', () => {
    expect(() => openEnvelope(sealed, 'kot', cipher)).toThrow(refused);
  });

  it('a message for another account', () => {
    expect(() => cipher.decrypt(new WxCipher(KEY, 'wx2').encrypt('x'))).toThrow(refused);
    expect(() => cipher.decrypt(new WxCipher(KEY, 'wx11').encrypt('x'))).toThrow(refused);
  });

  it('anything that is not its own', () => {
    fc.assert(
      fc.property(fc.base64String({ maxLength: 400 }), (text) => {
        expect(() => cipher.decrypt(text)).toThrow(refused);
      }),
    );
  });

  it.each(['', 'short', `${KEY}A`, `${KEY.slice(1)}!`])('the key %j', (key) => {
    expect(() => new WxCipher(key, 'wx1')).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }) as Error,
    );
  });
});
