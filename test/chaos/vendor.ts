import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const send = z.object({ key: z.string(), to: z.string(), text: z.string(), replyToId: z.string() });
export type Send = z.infer<typeof send>;

/** How often the vendor misbehaves, 0 to 1. */
const REFUSES = 0.03;
const LOSES_THE_ANSWER = 0.03;

export interface Vendor {
  url: string;
  /** What customers saw, per conversation, in the order in which it came. */
  seen: Map<string, Send[]>;
  /** Calls with a key that had been there before. */
  repeats: () => number;
  close(): Promise<void>;
}

/**
 * A vendor that knows our ids and shows a customer each message once. It refuses now and then, and now and then hangs
 * up after it has taken the message, so that we cannot know.
 */
export async function startVendor(random: () => number): Promise<Vendor> {
  const seen = new Map<string, Send[]>();
  const keys = new Set<string>();
  let repeats = 0;

  function take(message: Send): void {
    if (keys.has(message.key)) {
      repeats++;
      return;
    }
    keys.add(message.key);
    seen.set(message.to, [...(seen.get(message.to) ?? []), message]);
  }

  const server: Server = createServer((request, response) => {
    void read(request).then((text) => {
      if (random() < REFUSES) return response.writeHead(503).end();
      take(send.parse(JSON.parse(text)));
      if (random() < LOSES_THE_ANSWER) return response.destroy();
      respond(response);
      return response;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    repeats: () => repeats,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function respond(response: ServerResponse): void {
  response.writeHead(200).end('{}');
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
