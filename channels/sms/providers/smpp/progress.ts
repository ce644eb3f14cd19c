import { createHash } from 'node:crypto';
import type { Clock } from '../../../../src/contract/ports';
import type { SharedState } from '../../../../src/contract/shared';

/** Longer than the outbox goes on trying. */
const KEPT_MS = 6 * 60 * 60_000;

/** Which part of a long text is the next, when an attempt stopped between two. Survives restarts. */
export class Progress {
  constructor(
    private readonly shared: SharedState,
    private readonly clock: Clock,
  ) {}

  /** 0 for a text of which nothing was taken; null when that cannot be known now. */
  async read(key: string): Promise<number | null> {
    try {
      return Number((await this.shared.get(nameOf(key))) ?? 0);
    } catch {
      return null;
    }
  }

  /** False when it could not be stored. */
  async write(key: string, next: number): Promise<boolean> {
    try {
      await this.shared.put(nameOf(key), String(next), new Date(this.clock.now().getTime() + KEPT_MS));
      return true;
    } catch {
      return false;
    }
  }
}

function nameOf(key: string): string {
  return `smpp:next-part:${createHash('sha256').update(key).digest('base64url')}`;
}
