import { createHmac, timingSafeEqual } from 'node:crypto';
import { CODE_PLACE } from '../contract/code';

const DIGITS = 6;

/** One-time codes: made of a secret and the verification's id, so that none is ever stored. */
export class Codes {
  constructor(private readonly secret: string) {}

  /** Six digits. */
  of(verification: string): string {
    const bytes = this.mac(`code:${verification}`);
    // Why 48 bits: the remainder is then even to one part in 10^8.
    return String(bytes.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0');
  }

  /** What typed digits are compared by; tells nothing without the secret. */
  digest(verification: string, digits: string): string {
    return this.mac(`typed:${verification}:${digits}`).toString('base64url');
  }

  matches(verification: string, digest: string): boolean {
    const [given, right] = [digest, this.digest(verification, this.of(verification))].map((text) =>
      this.mac(`compare:${text}`),
    );
    return given !== undefined && right !== undefined && timingSafeEqual(given, right);
  }

  fill(text: string, verification: string): string {
    return text.replaceAll(CODE_PLACE, this.of(verification));
  }

  private mac(of: string): Buffer {
    return createHmac('sha256', this.secret).update(of).digest();
  }
}

/** The digits, when that is all that was typed (in any script's digits and with spaces); null otherwise. */
export function sixDigits(text: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(/[\s.。-]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}
