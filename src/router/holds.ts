import type { Lanes } from './outbox/lanes';

interface Open {
  holders: number;
  lane: Promise<boolean>;
}

/**
 * Conversations whose customer's request is still open: what is said meanwhile waits for the response. The lane is taken
 * while the message is being stored, so that the response has it without waiting, and no other process sends meanwhile.
 */
export class Holds {
  private readonly open = new Map<string, Open>();

  /** `onFree` is called when the last hold of a conversation has ended and its lane has been left. */
  constructor(
    private readonly lanes: Lanes,
    private readonly onFree: (conversationId: string) => void,
  ) {}

  has(conversationId: string): boolean {
    return this.open.has(conversationId);
  }

  /** True when a hold of this process has the lane. */
  hasLane(conversationId: string): Promise<boolean> {
    return this.open.get(conversationId)?.lane ?? Promise.resolve(false);
  }

  /** Holds until released, or until the time (ms) is over. */
  hold(conversationId: string, milliseconds: number): () => void {
    const held = this.open.get(conversationId) ?? {
      holders: 0,
      lane: this.lanes.take(conversationId).catch(() => false),
    };
    held.holders += 1;
    this.open.set(conversationId, held);
    let mine = true;
    const release = (): void => {
      if (!mine) return;
      mine = false;
      clearTimeout(timer);
      held.holders -= 1;
      if (held.holders === 0) void this.free(conversationId, held);
    };
    const timer = setTimeout(release, milliseconds);
    timer.unref();
    return release;
  }

  private async free(conversationId: string, { lane }: Open): Promise<void> {
    this.open.delete(conversationId);
    // A lane that cannot be left now ends with its lease.
    if (await lane) await this.lanes.leave(conversationId).catch(() => undefined);
    this.onFree(conversationId);
  }
}
