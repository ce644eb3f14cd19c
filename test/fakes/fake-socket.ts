import type { Socket } from '../../src/contract/http';

/** A socket whose other end is the test. */
export class FakeSocket implements Socket {
  readonly frames: string[] = [];
  closed: { code: number; reason: string } | null = null;
  /** What `buffered` answers: a client that does not read. */
  unread = 0;
  private readonly messageListeners: ((text: string) => void)[] = [];
  private readonly closeListeners: (() => void)[] = [];

  send(text: string): void {
    this.frames.push(text);
  }

  close(code: number, reason: string): void {
    if (this.closed) return;
    this.closed = { code, reason };
    for (const listener of this.closeListeners) listener();
  }

  onMessage(listener: (text: string) => void): void {
    this.messageListeners.push(listener);
  }

  onClose(listener: () => void): void {
    this.closeListeners.push(listener);
  }

  buffered(): number {
    return this.unread;
  }

  /** The client sends a text. */
  receive(text: string): void {
    for (const listener of this.messageListeners) listener(text);
  }
}
