import type { Socket } from '../../src/contract/http';

/** Most sockets of one conversation in this process: a few tabs and some that died unnoticed. */
export const MAX_SOCKETS = 8;

/** Bounds the sockets of a conversation. The oldest gives way, as it is the likeliest to be dead. */
export class SocketPool {
  private readonly open = new Map<string, Set<Socket>>();

  add(conversationId: string, socket: Socket): void {
    const sockets = this.open.get(conversationId) ?? new Set();
    this.open.set(conversationId, sockets.add(socket));
    socket.onClose(() => this.remove(conversationId, socket));
    const [oldest] = sockets;
    if (sockets.size <= MAX_SOCKETS || !oldest) return;
    sockets.delete(oldest);
    oldest.close(1008, 'too many connections of this conversation');
  }

  private remove(conversationId: string, socket: Socket): void {
    const sockets = this.open.get(conversationId);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.open.delete(conversationId);
  }
}
