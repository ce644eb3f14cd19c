import { z } from 'zod';
import type { Capabilities, Channel, Receipt } from '../../src/contract/channel';

const settings = z.object({
  VENDOR_URL: z.url().optional(),
  VENDOR_IDEMPOTENT: z.stringbool().default(true),
});
type Settings = z.infer<typeof settings>;

const message = z.object({ id: z.string(), from: z.string(), text: z.string(), to: z.string() });

function capabilities(idempotentSend: boolean): Capabilities {
  return {
    text: { max: 2000, unit: 'utf16' },
    buttons: 0,
    images: false,
    typing: false,
    pull: false,
    idempotentSend,
    retryDelays: Array.from({ length: 200 }, () => 200),
  };
}

/** A messenger that pushes messages to us and takes answers over HTTP, as the vendors' servers do. */
export function vendorChannel(idempotentSend: boolean): Channel<Settings> {
  return {
    name: 'vendor',
    capabilities: capabilities(idempotentSend),
    settings,
    decode(payload, { receivedAt }) {
      const { id, from, text } = message.parse(payload);
      return [
        {
          vendorId: id,
          activity: {
            type: 'message',
            channelId: 'vendor',
            from: { id: from, name: from },
            conversation: { id: `vendor:${from}` },
            text,
            timestamp: receivedAt.toISOString(),
          },
        },
      ];
    },
    mount(host, { VENDOR_URL }) {
      if (VENDOR_URL === undefined) return null;
      const decode = this.decode.bind(this);
      return {
        routes: [
          {
            method: 'POST',
            path: '/vendor/messages',
            maxBytes: 64_000,
            async handle({ body }) {
              const [inbound] = decode(JSON.parse(body.toString('utf8')), { receivedAt: host.clock.now() });
              if (!inbound) return { status: 400 };
              const { entry } = await host.accept(inbound);
              return { status: 200, body: { id: entry.id } };
            },
          },
        ],
        deliver: (activity, key) =>
          post(`${VENDOR_URL}/send`, {
            key,
            to: activity.conversation.id,
            text: activity.text,
            replyToId: activity.replyToId,
          }),
      };
    },
  };
}

async function post(url: string, body: object): Promise<Receipt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    if (response.ok) return { outcome: 'sent' };
    return { outcome: response.status >= 500 ? 'retry' : 'rejected', code: String(response.status) };
  } catch {
    return { outcome: 'unknown', code: 'NETWORK' };
  }
}
