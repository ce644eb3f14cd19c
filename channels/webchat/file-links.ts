import { createHmac } from 'node:crypto';
import { safeEqual } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';
import type { Clock } from '../../src/contract/ports';

/** How long the address of an uploaded file works, in seconds. */
const LINK_SECONDS = 30 * 24 * 3600;

/**
 * Signs the addresses of uploaded files. Why: an `<img>` in the widget or the console sends no header, so the address
 * itself must prove the right to read.
 */
export class FileLinks {
  constructor(
    private readonly key: string,
    private readonly clock: Clock,
  ) {}

  make(origin: string, fileId: string, name: string): string {
    const expires = String(this.now() + LINK_SECONDS);
    const path = `/v3/directline/attachments/${fileId}/${encodeURIComponent(name)}`;
    return `${origin}${path}?e=${expires}&s=${this.sign(fileId, expires)}`;
  }

  /** Throws FORBIDDEN for a wrong signature and TOKEN_EXPIRED for an old address. */
  require(fileId: string, expires = '', signature = ''): void {
    if (!safeEqual(signature, this.sign(fileId, expires))) {
      throw new AppError(
        'FORBIDDEN',
        'The address of this file is not valid; take it from the conversation.',
      );
    }
    if (Number(expires) <= this.now()) {
      throw new AppError('TOKEN_EXPIRED', 'The address of this file has expired.');
    }
  }

  private sign(fileId: string, expires: string): string {
    return createHmac('sha256', this.key).update(`${fileId}\n${expires}`).digest('base64url');
  }

  private now(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
