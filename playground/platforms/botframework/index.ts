import { randomUUID } from 'node:crypto';
import type { Platform, Pushed, Shown } from '../platform';
import { type Connector, type Sent, startConnector } from './connector';
import { makeSigner, type Signer } from './signer';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
const PASSWORD = 'a-client-secret-of-the-playground';
export const ISSUER = 'https://api.botframework.com';
const BOT = '28:the-bot';
const TOKEN_SECONDS = 3600;

/** Azure Bot Service with one connected channel, in one process. */
export interface BotframeworkPlatform extends Platform {
  connector: Connector;
  signer: Signer;
  /** Activities that the bot has sent, as they came. */
  received: Sent[];
  /** A text message as the connector would push it; `more` changes fields. */
  message(customer: string, text: string, more?: object): Record<string, unknown>;
  /** A token for pushing to the bot; `more` changes claims. */
  token(more?: object): string;
  /** Pushes an activity; gives the bot's status. */
  push(activity: object, token?: string): Promise<number>;
}

export async function startBotframework(channelId = 'telegram'): Promise<BotframeworkPlatform> {
  const signer = makeSigner([channelId]);
  const received: Sent[] = [];
  const listeners = new Set<(customer: string, message: Shown) => void>();
  let switchboard = '';
  const connector = await startConnector({
    appId: APP_ID,
    password: PASSWORD,
    issuer: ISSUER,
    keys: () => [signer.jwk],
    onSent(sent) {
      received.push(sent);
      for (const listener of listeners) listener(customerOf(sent), shownOf(sent));
    },
  });

  const platform: BotframeworkPlatform = {
    ...{ connector, signer, received },
    settings: settingsFor(connector),
    connect: (url) => void (switchboard = url),
    message: (customer, text, more) => messageOf(connector, channelId, { customer, text, more }),
    token: (more) => signer.sign(claims(connector, more)),
    async push(activity, token = platform.token()) {
      const response = await fetch(`${switchboard}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(activity),
      });
      await response.arrayBuffer();
      return response.status;
    },
    async write(customer, text): Promise<Pushed> {
      const began = performance.now();
      const activity = platform.message(customer, text);
      const status = await platform.push(activity).catch(() => 0);
      const milliseconds = performance.now() - began;
      return { vendorId: String(activity['id']), acknowledged: status === 200, attempts: 1, milliseconds };
    },
    shown: (customer) => received.filter((sent) => customerOf(sent) === customer).map(shownOf),
    onShown(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    fail(fault) {
      connector.fault = fault;
      void connector.down(fault?.kind === 'down');
    },
    sends: () => connector.calls.send,
    close: () => connector.close(),
  };
  return platform;
}

function settingsFor({ url }: Connector): Record<string, string> {
  return {
    BOTFRAMEWORK_APP_ID: APP_ID,
    BOTFRAMEWORK_APP_PASSWORD: PASSWORD,
    BOTFRAMEWORK_SERVICE_URLS: '127.0.0.1:*',
    BOTFRAMEWORK_OPENID_METADATA: `${url}/openid`,
    BOTFRAMEWORK_EMULATOR_METADATA: `${url}/openid`,
    BOTFRAMEWORK_LOGIN_URL: `${url}/login`,
  };
}

function claims({ url }: Connector, more: object = {}): object {
  const now = Math.floor(Date.now() / 1000);
  return { serviceurl: url, nbf: now - 1, exp: now + TOKEN_SECONDS, iss: ISSUER, aud: APP_ID, ...more };
}

function messageOf(
  { url }: Connector,
  channelId: string,
  { customer, text, more }: { customer: string; text: string; more?: object | undefined },
): Record<string, unknown> {
  return {
    type: 'message',
    id: randomUUID(),
    channelId,
    serviceUrl: url,
    timestamp: new Date().toISOString(),
    from: { id: customer, name: 'Li' },
    recipient: { id: BOT, name: 'bank' },
    conversation: { id: conversationOf(customer), isGroup: false },
    locale: 'zh-CN',
    text,
    textFormat: 'plain',
    ...more,
  };
}

function conversationOf(customer: string): string {
  return `c:${customer}`;
}

function customerOf({ conversationId }: Sent): string {
  return conversationId.slice('c:'.length);
}

function shownOf({ activity, id }: Sent): Shown {
  const suggested = activity['suggestedActions'] as { actions: { title: string }[] } | undefined;
  return {
    id,
    text: typeof activity['text'] === 'string' ? activity['text'] : '',
    buttons: (suggested?.actions ?? []).map(({ title }) => title),
    at: new Date(),
    passive: false,
  };
}
