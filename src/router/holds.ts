/** Conversations whose customer's request is still open: what is said meanwhile waits for the response. */
export class Holds {
  private readonly open = new Map<string, number>();

  /** Called when the last hold of a conversation ends. */
  constructor(private readonly onFree: (conversationId: string) => void) {}

  has(conversationId: string): boolean {
    return this.open.has(conversationId);
  }

  /** Holds until released, or until the time (ms) is over. */
  hold(conversationId: string, milliseconds: number): () => void {
    this.open.set(conversationId, (this.open.get(conversationId) ?? 0) + 1);
    let held = true;
    const release = (): void => {
      if (!held) return;
      held = false;
      clearTimeout(timer);
      const left = (this.open.get(conversationId) ?? 1) - 1;
      if (left > 0) this.open.set(conversationId, left);
      else {
        this.open.delete(conversationId);
        this.onFree(conversationId);
      }
    };
    const timer = setTimeout(release, milliseconds);
    timer.unref();
    return release;
  }
}
