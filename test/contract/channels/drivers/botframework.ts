import { botframework } from '../../../../channels/botframework';
import { APP_ID, ISSUER } from '../../../../playground/platforms/botframework';
import { type Connector, startConnector } from '../../../../playground/platforms/botframework/connector';
import { makeSigner } from '../../../../playground/platforms/botframework/signer';
import type { HttpRequest } from '../../../../src/contract/http';
import { makeRequest } from '../../../fakes/channel-caller';
import type { ChannelDriver } from './driver';

const PASSWORD = 'a-client-secret-of-the-conformance-suite';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
/** It may sign for every channel, so that a mutated channel is still a genuine push. */
const signer = makeSigner([]);
const forger = makeSigner([]);
const tokens = new Map<string, string>();

/** The vendor's keys, while the suite that has loaded this driver runs. */
let connector: Connector | undefined;
beforeAll(async () => {
  const keys = () => [signer.jwk];
  connector = await startConnector({
    appId: APP_ID,
    password: PASSWORD,
    issuer: ISSUER,
    keys,
    onSent: () => undefined,
  });
});
afterAll(() => connector?.close());

/**
 * Why the real time and not the suite's: the SDK looks at the clock of the machine. Ends and begins of tokens are proven in
 * `channels/botframework/botframework.test.ts`.
 */
function claims(serviceUrl: string): object {
  const now = Math.floor(Date.now() / 1000);
  return { serviceurl: serviceUrl, iss: ISSUER, aud: APP_ID, nbf: now - 1, exp: now + 3600 };
}

function tokenFor(serviceUrl: string): string {
  const known = tokens.get(serviceUrl) ?? signer.sign(claims(serviceUrl));
  tokens.set(serviceUrl, known);
  return known;
}

function request(payload: unknown, token: string | null): HttpRequest {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  return makeRequest('POST', '/api/messages', {
    headers,
    body: Buffer.from(JSON.stringify(payload ?? null)),
  });
}

function serviceUrlOf(payload: unknown): string {
  const url: unknown =
    typeof payload === 'object' && payload !== null && 'serviceUrl' in payload ? payload.serviceUrl : null;
  return typeof url === 'string' ? url : SERVICE_URL;
}

/** Bot Framework: a token by RS256 that names bot and serviceUrl; it says nothing of the body. */
export const botframeworkDriver: ChannelDriver = {
  channel: botframework,
  get environment() {
    if (!connector) throw new Error('the key server listens only while tests run');
    return {
      BOTFRAMEWORK_APP_ID: APP_ID,
      BOTFRAMEWORK_APP_PASSWORD: PASSWORD,
      BOTFRAMEWORK_OPENID_METADATA: `${connector.url}/openid`,
      BOTFRAMEWORK_EMULATOR_METADATA: `${connector.url}/openid`,
      BOTFRAMEWORK_LOGIN_URL: `${connector.url}/login`,
    };
  },
  get secrets() {
    return [PASSWORD, tokenFor(SERVICE_URL)];
  },
  push: (payload) => request(payload, tokenFor(serviceUrlOf(payload))),
  forgeries(payload) {
    const good = claims(SERVICE_URL);
    const [header = '', body = ''] = tokenFor(SERVICE_URL).split('.');
    const elsewhere = { ...(payload as object), serviceUrl: 'https://evil.example/' };
    return [
      request(payload, null),
      request(payload, 'secret'),
      request(payload, `${header}.${body}.`),
      request(payload, forger.sign(good, { kid: signer.kid })),
      request(payload, forger.sign(good)),
      request(payload, signer.sign({ ...good, aud: 'another-bot' })),
      request(payload, signer.sign({ ...good, iss: 'https://evil.example' })),
      request(payload, signer.sign({ ...good, exp: 1 })),
      request(payload, tokenFor('https://another.botframework.com/')),
      request(elsewhere, tokenFor('https://evil.example/')),
    ];
  },
  staleAfterMs: null,
  text: (vendorId, text) => ({
    type: 'message',
    id: vendorId,
    channelId: 'telegram',
    serviceUrl: SERVICE_URL,
    from: { id: '42', name: 'Li' },
    recipient: { id: 'bot-7', name: 'bank' },
    conversation: { id: 'c:42' },
    text,
  }),
};
