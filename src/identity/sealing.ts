import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts texts (AES-256-GCM) so that only this installation reads them, and only where they belong. */
export interface Seal {
  /** `about`: what it belongs to, such as an agent id; it opens with the same only. */
  close(text: string, about: string): string;
  /** Null when it was changed, belongs elsewhere, or was closed with another key. */
  open(sealed: string, about: string): string | null;
}

/** `key`: 32 bytes in base64url, as the composition root derives them for a purpose. */
export function createSeal(key: string): Seal {
  const bytes = Buffer.from(key, 'base64url');
  return {
    close(text, about) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(sealed, about) {
      const raw = Buffer.from(sealed, 'base64url');
      if (raw.length < IV_BYTES + TAG_BYTES) return null;
      const [iv, tag] = [raw.subarray(0, IV_BYTES), raw.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
      try {
        const decipher = createDecipheriv('aes-256-gcm', bytes, iv, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
        const shown = [decipher.update(raw.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
        return Buffer.concat(shown).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
