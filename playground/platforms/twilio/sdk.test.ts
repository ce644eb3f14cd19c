import twilio, { RequestClient, type Twilio, validateRequest } from 'twilio';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../../../test/support/eventually';
import { TwilioPlatform } from '.';

const LI = '+8613800138000';

type Options = Parameters<RequestClient['request']>[0];

/** Twilio's own client, sent to the platform on this machine. */
class LocalClient extends RequestClient {
  constructor(private readonly target: string) {
    super();
  }

  override request<T>(options: Options) {
    return super.request<T>({
      ...options,
      uri: options.uri.replace('https://api.twilio.com', this.target),
    } as never);
  }
}

interface Webhook {
  path: string;
  signature: string;
  form: Record<string, string>;
}

let platform: TwilioPlatform;
let client: Twilio;
let listener: Server;
let webhooks: Webhook[];

beforeEach(async () => {
  platform = await TwilioPlatform.start();
  client = twilio(platform.accountSid, platform.token, {
    httpClient: new LocalClient(platform.settings.TWILIO_API_URL ?? ''),
  });
  webhooks = [];
  listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      webhooks.push({
        path: request.url ?? '',
        signature: String(request.headers['x-twilio-signature']),
        form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8'))),
      });
      response.end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  platform.connect(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
});

afterEach(async () => {
  await platform.close();
  listener.closeAllConnections();
  await new Promise((resolve) => listener.close(resolve));
});

const create = (more: object = {}) =>
  client.messages.create({ to: LI, from: '+14155550100', body: '余额 100 元', ...more });

describe("Twilio's own SDK and the fake", () => {
  it('its client sends, and reads the message back', async () => {
    const message = await create();
    expect(message).toMatchObject({
      status: 'queued',
      numSegments: '1',
      to: LI,
      body: '余额 100 元',
      errorCode: null,
    });
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(message.dateCreated.getTime()).toBeGreaterThan(Date.now() - 60_000);
    await eventually(
      () => platform.shown(LI),
      (all) => all.length === 1,
    );
    await expect(client.messages(message.sid).fetch()).resolves.toMatchObject({
      sid: message.sid,
      status: 'delivered',
    });
  });

  it.each([
    ['a bad number', { to: '12345' }, 21211],
    ['no text', { body: '' }, 21602],
    ['a text over 1,600 characters', { body: '余'.repeat(1601) }, 21617],
    ['a number that is not ours', { from: '+14155550199' }, 21660],
    ['no sender', { from: undefined }, 21603],
    ['a service that is not ours', { from: undefined, messagingServiceSid: `MG${'f'.repeat(32)}` }, 21701],
    ['a bad status address', { statusCallback: 'nowhere' }, 21609],
  ])('its client understands the refusal of %s', async (_name, change, code) => {
    await expect(create(change)).rejects.toMatchObject({ status: 400, code });
  });

  it('takes 1,600 characters', async () => {
    await expect(create({ body: '余'.repeat(1600) })).resolves.toMatchObject({ numSegments: '24' });
  });

  it('its client is refused with a wrong token, and at a resource that is not there', async () => {
    await expect(client.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
    platform.token = 'another token';
    await expect(create()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  it('its client is refused for somebody who has sent STOP, until START', async () => {
    await platform.write(LI, 'stop');
    expect(platform.hasOptedOut(LI)).toBe(true);
    await expect(create()).rejects.toMatchObject({ code: 21610 });
    await platform.write(LI, 'START');
    await expect(create()).resolves.toMatchObject({ status: 'queued' });
  });

  it('its validator takes what the fake signs, messages and callbacks, and no other', async () => {
    await platform.write(LI, '查询余额 a+b&c=d 😀');
    await platform.sendMms(LI, '', [{ contentType: 'image/png', bytes: Buffer.from('x') }]);
    await create({ statusCallback: 'https://bank.example/channels/sms/twilio/status?x=1' });
    await eventually(
      () => webhooks,
      (all) => all.length >= 7,
    );
    expect(new Set(webhooks.map(({ path }) => path))).toEqual(
      new Set(['/channels/sms/twilio', '/channels/sms/twilio/status?x=1']),
    );
    for (const { path, signature, form } of webhooks) {
      const url = `https://bank.example${path}`;
      expect(validateRequest(platform.token, signature, url, form)).toBe(true);
      expect(validateRequest(platform.token, signature, url, { ...form, AccountSid: 'AC1' })).toBe(false);
    }
  });

  it('callbacks come repeatedly and in no order', async () => {
    await create({ statusCallback: 'https://bank.example/status' });
    await eventually(
      () => webhooks,
      (all) => all.length === 5,
    );
    const statuses = webhooks.map(({ form }) => form.MessageStatus).sort();
    expect(statuses).toEqual(['delivered', 'delivered', 'sending', 'sent', 'sent']);
  });
});
