import WebSocket from 'ws';
import { post } from './client';

interface Frame {
  activities?: { replyToId?: string; from: { role?: string }; text?: string }[];
}

/** A customer in the web chat, over Direct Line and its socket. */
export interface Chat {
  /** Sends a message; resolves with the time of the acknowledgement, ms, once the bot's reply has come. */
  ask(text: string): Promise<{ acknowledgedAfter: number; reply: string }>;
  /** Sends a message; resolves with the time of the acknowledgement, ms. */
  post(text: string): Promise<number>;
  close(): void;
}

export async function openChat(url: string): Promise<Chat> {
  const { token } = JSON.parse((await post(`${url}/webchat/token`, { locale: 'zh-CN' })).body) as {
    token: string;
  };
  const authorization = { authorization: `Bearer ${token}` };
  const begun = JSON.parse((await post(`${url}/v3/directline/conversations`, {}, authorization)).body) as {
    conversationId: string;
    streamUrl: string;
  };
  const socket = new WebSocket(begun.streamUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const replied = new Map<string, string>();
  let wanted: { id: string; done: (reply: string) => void } | null = null;
  socket.on('message', (data: Buffer) => {
    for (const { replyToId, from, text = '' } of (JSON.parse(data.toString()) as Frame).activities ?? []) {
      if (replyToId === undefined || from.role !== 'bot') continue;
      if (wanted?.id === replyToId) wanted.done(text);
      else replied.set(replyToId, text);
    }
  });

  async function write(text: string): Promise<{ id: string; acknowledgedAfter: number }> {
    const started = performance.now();
    const message = { type: 'message', locale: 'zh-CN', text, from: { id: 'u' } };
    const { status, body } = await post(
      `${url}/v3/directline/conversations/${begun.conversationId}/activities`,
      message,
      authorization,
    );
    if (status !== 200) throw new Error(`the web chat answered ${String(status)}: ${body}`);
    const { id } = JSON.parse(body) as { id: string };
    return { id, acknowledgedAfter: performance.now() - started };
  }

  return {
    post: async (text) => (await write(text)).acknowledgedAfter,
    async ask(text) {
      const { id, acknowledgedAfter } = await write(text);
      const reply = replied.get(id) ?? (await new Promise<string>((done) => (wanted = { id, done })));
      replied.delete(id);
      wanted = null;
      return { acknowledgedAfter, reply };
    },
    close: () => socket.terminate(),
  };
}
