import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const POLL_MS = 50;

/**
 * Prepares a server for being closed; gives the function that does it: it stops accepting, closes connections as they
 * become idle, and after the deadline (milliseconds) calls `cut` and cuts what is left.
 */
export function gracefulClose(server: Server, cut: () => void): (deadlineMs: number) => Promise<void> {
  const open = new Set<Socket>();
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (!server.listening) response.shouldKeepAlive = false;
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  // Why by hand: to Node a connection that has not asked for anything yet is not idle, and browsers keep some ready.
  const closeIdle = () => {
    server.closeIdleConnections();
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
  return (deadlineMs) =>
    new Promise((done) => {
      if (!server.listening) {
        done();
        return;
      }
      const poll = setInterval(closeIdle, POLL_MS);
      const deadline = setTimeout(() => {
        cut();
        server.closeAllConnections();
      }, deadlineMs);
      server.close(() => {
        clearInterval(poll);
        clearTimeout(deadline);
        done();
      });
      closeIdle();
    });
}
