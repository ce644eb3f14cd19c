import type { RouterDeps } from '../deps';
import { Serial } from '../serial';

/** Renewed after a third, so that two thirds, one whole call, are always left. */
const LANE_MS = 30_000;

interface Held {
  holders: number;
  renewAt: number;
}

/**
 * The lanes of this process. Several of its parts may have one lane at the same time (an open request and the outbox, which
 * takes turns with it); it is left when the last of them leaves.
 */
export class Lanes {
  private readonly held = new Map<string, Held>();
  /** One after another per lane: a leaving must not overtake the next taking. */
  private readonly serial = new Serial();
  private readonly owner: string;

  constructor(private readonly deps: Pick<RouterDeps, 'store' | 'clock' | 'ids'>) {
    this.owner = deps.ids.next();
  }

  /** False when another process has the lane. */
  take(conversationId: string): Promise<boolean> {
    return this.serial.run(conversationId, async () => {
      const free = this.isFresh(conversationId) || (await this.takeForLease(conversationId));
      if (free) this.now(conversationId).holders += 1;
      return free;
    });
  }

  /** For those who hold it and need it for longer: renews the lease when it is time. False when it was lost. */
  keep(conversationId: string): Promise<boolean> {
    if (this.isFresh(conversationId)) return Promise.resolve(true);
    return this.serial.run(conversationId, () => this.takeForLease(conversationId));
  }

  leave(conversationId: string): Promise<void> {
    return this.serial.run(conversationId, async () => {
      const held = this.now(conversationId);
      held.holders -= 1;
      if (held.holders > 0) return;
      this.held.delete(conversationId);
      await this.deps.store.lanes.leave(conversationId, this.owner);
    });
  }

  private isFresh(conversationId: string): boolean {
    return this.deps.clock.now().getTime() < (this.held.get(conversationId)?.renewAt ?? 0);
  }

  private async takeForLease(conversationId: string): Promise<boolean> {
    const now = this.deps.clock.now().getTime();
    const until = new Date(now + LANE_MS);
    const free = await this.deps.store.lanes.take(conversationId, this.owner, new Date(now), until);
    if (free) this.now(conversationId).renewAt = now + LANE_MS / 3;
    return free;
  }

  private now(conversationId: string): Held {
    const held = this.held.get(conversationId) ?? { holders: 0, renewAt: 0 };
    this.held.set(conversationId, held);
    return held;
  }
}
