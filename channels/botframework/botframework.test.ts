import {
  type BotframeworkPlatform,
  APP_ID,
  ISSUER,
  startBotframework,
} from '../../playground/platforms/botframework';
import { makeSigner } from '../../playground/platforms/botframework/signer';
import type { Activity } from '../../src/contract/activity';
import type { MountedChannel, Receipt } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import { type ChannelServer, serveChannel } from '../../test/fakes/channel-server';
import { type FakeLogger, fakeLogger } from '../../test/fakes/logger';
import { botframework } from '.';
import { botframeworkSettings } from './settings';

interface Rig {
  host: FakeChannelHost;
  logger: FakeLogger;
  mounted: MountedChannel;
  server: ChannelServer;
}

let platform: BotframeworkPlatform;
let rig: Rig;
let printed: jest.SpyInstance;

async function mountOn(change: Record<string, string> = {}): Promise<Rig> {
  const logger = fakeLogger();
  const host = new FakeChannelHost({ channel: 'botframework', reply: () => [], now: new Date(), logger });
  const settings = botframeworkSettings.parse({ ...platform.settings, ...change });
  const mounted = botframework.mount(host, settings);
  if (!mounted) throw new Error('the channel did not mount');
  const server = await serveChannel(mounted, host);
  platform.connect(server.origin);
  return { host, logger, mounted, server };
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

beforeAll(async () => {
  platform = await startBotframework();
});
beforeEach(async () => {
  // The SDK prints why a token was refused.
  printed = jest.spyOn(console, 'error').mockReturnValue();
  rig = await mountOn();
});
afterEach(async () => {
  platform.fail(null);
  await rig.server.close();
  printed.mockRestore();
});
afterAll(() => platform.close());

describe('receiving', () => {
  it('stores what comes with a good token', async () => {
    expect(await platform.write('42', '查余额')).toMatchObject({ acknowledged: true });
    expect(rig.host.stored).toHaveLength(1);
    expect(rig.host.stored[0]?.activity).toMatchObject({
      type: 'message',
      text: '查余额',
      channelId: 'botframework',
      from: { id: 'telegram:42' },
      conversation: { id: 'botframework-telegram:c:42' },
    });
  });

  it('stores a repeat once', async () => {
    const activity = platform.message('42', 'hi');
    expect(await Promise.all([platform.push(activity), platform.push(activity)])).toEqual([200, 200]);
    expect(rig.host.stored).toHaveLength(1);
  });

  const bad: [string, () => string][] = [
    ['another issuer', () => platform.token({ iss: 'https://evil.example' })],
    ['no issuer', () => platform.token({ iss: undefined })],
    ['another bot', () => platform.token({ aud: '99999999-2222-3333-4444-555555555555' })],
    ['no audience', () => platform.token({ aud: undefined })],
    ['an end in the past', () => platform.token({ exp: inSeconds(-600) })],
    ['a begin in the future', () => platform.token({ nbf: inSeconds(600) })],
    [
      'a serviceurl of another place',
      () => platform.token({ serviceurl: 'https://smba.trafficmanager.net/' }),
    ],
    ['no serviceurl', () => platform.token({ serviceurl: undefined })],
    ['a key that nobody knows', () => makeSigner(['telegram']).sign({ ...claims() })],
    [
      'a known key id on another key',
      () => makeSigner(['telegram']).sign(claims(), { kid: platform.signer.kid }),
    ],
    ['no algorithm', () => platform.signer.sign(claims(), { alg: 'none' }).replace(/[^.]*$/, '')],
    ['an algorithm with a shared key', () => platform.signer.sign(claims(), { alg: 'HS256' })],
    ['a tenant of its own', () => platform.token({ tid: '12345678-2222-3333-4444-555555555555' })],
    ['the words of an Emulator', () => platform.signer.sign(emulatorClaims())],
    ['another text for a token', () => 'secret'],
    ['three parts that mean nothing', () => 'a.b.c'],
    ['changed claims', () => changed(platform.token())],
  ];
  it.each(bad)('refuses a token with %s', async (_name, token) => {
    expect(await platform.push(platform.message('42', 'hi'), token())).toBe(401);
    expect(rig.host.accepted).toEqual([]);
    expect(await rig.host.shared.get('reference:botframework-telegram:c:42')).toBeNull();
  });

  it('refuses a request without a token', async () => {
    const response = await fetch(`${rig.server.origin}/api/messages`, { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toEqual([401, { error: { code: 'UNAUTHENTICATED' } }]);
  });

  it('refuses a channel that the key may not sign for', async () => {
    expect(await platform.push(platform.message('42', 'hi', { channelId: 'msteams' }))).toBe(401);
    expect(rig.host.accepted).toEqual([]);
  });

  it.each([
    ['another host', { serviceUrl: 'https://evil.example/' }, 403],
    ['a host that begins like ours', { serviceUrl: 'http://127.0.0.1.evil.example/' }, 403],
    ['the metadata service of a cloud', { serviceUrl: 'http://169.254.169.254/' }, 403],
    ['no serviceUrl', { serviceUrl: undefined }, 400],
    ['a serviceUrl that is no text', { serviceUrl: { a: 1 } }, 400],
    ['no channelId', { channelId: undefined }, 400],
    ['the App Service Extension', { channelId: 'AseChannel' }, 403],
  ])('refuses %s, even with a token that names it', async (_name, change, status) => {
    const token = platform.token({
      serviceurl: (change as { serviceUrl?: string }).serviceUrl ?? platform.connector.url,
    });
    expect(await platform.push(platform.message('42', 'hi', change), token)).toBe(status);
    expect(rig.host.accepted).toEqual([]);
  });

  it('takes the Emulator only when told to', async () => {
    await rig.server.close();
    rig = await mountOn({ BOTFRAMEWORK_EMULATOR: 'yes' });
    expect(await platform.push(platform.message('42', 'hi'), platform.signer.sign(emulatorClaims()))).toBe(
      200,
    );
    const other = { ...emulatorClaims(), appid: 'another-bot' };
    expect(await platform.push(platform.message('42', 'ho'), platform.signer.sign(other))).toBe(401);
    expect(rig.host.stored.map(({ activity }) => activity.text)).toEqual(['hi']);
  });

  it('does not acknowledge what could not be stored', async () => {
    rig.host.failWith = new AppError('STORE_UNAVAILABLE', 'The store does not answer.');
    expect(await platform.push(platform.message('42', 'hi'))).toBe(503);
  });

  it('keeps an invoke that nobody carries out', async () => {
    const invoke = platform.message('42', '', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
    });
    expect(await platform.push(invoke)).toBe(200);
    expect(rig.host.stored[0]?.activity).toMatchObject({ type: 'event', name: 'invoke:adaptiveCard/action' });
  });

  it.each(['[]', 'null', '{', '{"type":5}', ''])('refuses the body %j', async (body) => {
    const headers = { authorization: `Bearer ${platform.token()}` };
    const response = await fetch(`${rig.server.origin}/api/messages`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
  });

  it("says 502 while the vendor's keys cannot be read", async () => {
    await rig.server.close();
    rig = await mountOn({ BOTFRAMEWORK_OPENID_METADATA: 'http://127.0.0.1:9/openid' });
    expect(await platform.push(platform.message('42', 'hi'))).toBe(502);
    expect(rig.host.accepted).toEqual([]);
  });

  it('asks for the keys once', async () => {
    const before = platform.connector.calls.keys;
    for (let n = 0; n < 5; n += 1) await platform.write('42', String(n));
    expect(platform.connector.calls.keys - before).toBeLessThanOrEqual(1);
  });
});

describe('sending', () => {
  const caps = () => botframework.adapt?.bind(botframework);

  async function customerWrites(more: object = {}): Promise<void> {
    platform.received.length = 0;
    expect(await platform.push(platform.message('42', 'hi', more))).toBe(200);
  }

  function send(activity: Partial<Activity>): Promise<Receipt> {
    const whole: Activity = {
      type: 'message',
      channelId: 'botframework',
      from: { id: 'bot', name: 'bot' },
      recipient: { id: 'telegram:42', name: '' },
      conversation: { id: 'botframework-telegram:c:42' },
      id: 'log|00000002',
      replyToId: 'log|00000001',
      ...activity,
    };
    return rig.mounted.deliver(whole, 'log|00000002');
  }

  it('writes into the conversation with our token, as plain text, from the bot to the customer', async () => {
    await customerWrites();
    const receipt = await send({ text: '余额 *12.50*' });
    const [sent] = platform.received;
    expect(receipt).toEqual({ outcome: 'sent', vendorId: sent?.id });
    expect(sent).toMatchObject({
      conversationId: 'c:42',
      activity: {
        type: 'message',
        text: '余额 *12.50*',
        textFormat: 'plain',
        from: { id: '28:the-bot' },
        recipient: { id: '42' },
        conversation: { id: 'c:42' },
        channelId: 'telegram',
      },
    });
    expect(sent?.activity).not.toHaveProperty('replyToId');
    expect(sent?.activity).not.toHaveProperty('id');
  });

  it('still knows the way after a restart', async () => {
    await customerWrites();
    const shared = rig.host.shared;
    await rig.server.close();
    rig = await mountOn();
    Object.assign(rig.host.shared, shared);
    expect(await send({ text: 'later' })).toMatchObject({ outcome: 'sent' });
  });

  it('shows buttons as suggested actions in a chat of two and as numbered lines in a group', async () => {
    const actions = ['查余额', '转人工'].map((title) => ({ type: 'imBack', title, value: title }));
    const reply = { text: '请选择', suggestedActions: { to: ['telegram:42'], actions } };
    await customerWrites();
    await send(reply);
    await customerWrites({ conversation: { id: 'c:42', isGroup: true } });
    await send(reply);
    expect(platform.received[0]?.activity).toMatchObject({ text: '请选择\n1. 查余额\n2. 转人工' });
    expect(platform.received[0]?.activity).not.toHaveProperty('suggestedActions');
    expect(platform.shown('42')).toHaveLength(1);
  });

  it('sends suggested actions to the customer by the id that the channel knows', async () => {
    const actions = [{ type: 'imBack', title: '转人工', value: '转人工' }];
    await customerWrites();
    await send({ text: '请选择', suggestedActions: { to: ['telegram:42'], actions } });
    expect(platform.received[0]?.activity).toMatchObject({ suggestedActions: { to: ['42'], actions } });
    expect(platform.shown('42')).toMatchObject([{ text: '请选择', buttons: ['转人工'] }]);
  });

  it('shows typing, and keeps events from people', async () => {
    await customerWrites();
    expect(await send({ type: 'typing' })).toMatchObject({ outcome: 'sent' });
    expect(await send({ type: 'event', name: 'handoff.status' })).toEqual({ outcome: 'sent' });
    expect(platform.received.map(({ activity }) => activity['type'])).toEqual(['typing']);
  });

  it('cannot write to somebody who never wrote', async () => {
    const conversation = { id: 'botframework-telegram:c:nobody' };
    expect(await send({ text: 'x', conversation })).toEqual({
      outcome: 'rejected',
      code: 'NO_REFERENCE',
      elsewhere: true,
    });
  });

  it('does not send our token to a place that has left the list', async () => {
    await customerWrites();
    const { shared } = rig.host;
    await rig.server.close();
    rig = await mountOn({ BOTFRAMEWORK_SERVICE_URLS: '*.botframework.com' });
    Object.assign(rig.host.shared, shared);
    const before = platform.sends();
    expect(await send({ text: 'x' })).toMatchObject({ outcome: 'rejected', code: 'SERVICE_URL_NOT_ALLOWED' });
    expect(platform.sends()).toBe(before);
  });

  it.each<[string, Receipt]>([
    [
      'BotNotInConversationRoster',
      { outcome: 'rejected', code: 'BotNotInConversationRoster', elsewhere: true },
    ],
    ['ConversationNotFound', { outcome: 'rejected', code: 'ConversationNotFound', elsewhere: true }],
    ['MessageSizeTooBig', { outcome: 'rejected', code: 'MessageSizeTooBig' }],
    ['BadSyntax', { outcome: 'rejected', code: 'BadSyntax' }],
    ['PreconditionFailed', { outcome: 'retry', code: 'PreconditionFailed' }],
    ['TooManyRequests', { outcome: 'retry', code: 'TooManyRequests', afterMs: 7000 }],
    ['ServiceError', { outcome: 'retry', code: 'ServiceError' }],
  ])('%s is %j, after one call', async (code, receipt) => {
    await customerWrites();
    platform.fail({ kind: 'vendor', code });
    const before = platform.sends();
    expect(await send({ text: 'x' })).toEqual(receipt);
    expect(platform.sends() - before).toBe(1);
  });

  it.each([500, 502, 503, 504])('status %d is tried again by the outbox, not by the SDK', async (status) => {
    await customerWrites();
    platform.fail({ kind: 'http', status });
    const before = platform.sends();
    expect(await send({ text: 'x' })).toMatchObject({ outcome: 'retry' });
    expect(platform.sends() - before).toBe(1);
  });

  it('does not know what became of a send whose connection broke', async () => {
    await customerWrites();
    await send({ text: 'warm' });
    platform.fail({ kind: 'reset' });
    const before = platform.sends();
    expect(await send({ text: 'x' })).toMatchObject({ outcome: 'unknown' });
    expect(platform.sends() - before).toBe(1);
  });

  it.each([true, false])('sends later what could not leave (token at hand: %s)', async (warm) => {
    await customerWrites();
    if (warm) await send({ text: 'warm' });
    await platform.connector.down(true);
    expect(await send({ text: 'x' })).toEqual({ outcome: 'retry', code: 'ECONNREFUSED' });
    await platform.connector.down(false);
    expect(await send({ text: 'x' })).toMatchObject({ outcome: 'sent' });
  });

  it('gets a new token when the vendor takes the old one no more', async () => {
    await customerWrites();
    await send({ text: 'one' });
    platform.connector.revoke();
    expect(await send({ text: 'two' })).toMatchObject({ outcome: 'retry', code: 'Unauthorized' });
    expect(await send({ text: 'two' })).toMatchObject({ outcome: 'sent' });
  });

  it('asks for one token for many sends, and for a new one before its end', async () => {
    await customerWrites();
    const before = platform.connector.calls.login;
    await Promise.all(['1', '2', '3'].map((text) => send({ text })));
    expect(platform.connector.calls.login - before).toBe(1);
    rig.host.advance(56 * 60_000);
    await send({ text: '4' });
    expect(platform.connector.calls.login - before).toBe(2);
  });

  it('waits when the login server refuses us', async () => {
    await rig.server.close();
    rig = await mountOn({ BOTFRAMEWORK_APP_PASSWORD: 'not-the-secret' });
    await customerWrites();
    expect(await send({ text: 'x' })).toEqual({ outcome: 'retry', code: 'LOGIN_401' });
  });

  it('splits what is too long and refuses a file that the vendor cannot fetch', () => {
    const reply = { type: 'message', channelId: 'x', from: { id: 'b', name: '' }, conversation: { id: 'c' } };
    expect(caps()?.({ ...reply, text: 'x'.repeat(9000) })).toHaveLength(3);
    const attachments = [{ contentType: 'image/png', contentUrl: '/api/files/f1' }];
    expect(() => caps()?.({ ...reply, attachments })).toThrow(
      expect.objectContaining({ code: 'REPLY_NOT_DELIVERABLE' }) as Error,
    );
  });
});

describe('attachments', () => {
  const reference = (url: string, contentType = 'image/*') => JSON.stringify({ url, name: 'a', contentType });
  const fetched = (url: string) => rig.mounted.fetchMedia?.(reference(url));

  beforeEach(() => {
    const { files } = platform.connector;
    files.set('/v3/attachments/1', { contentType: 'image/png', bytes: Buffer.from('png') });
    files.set('/v3/attachments/gone', { contentType: 'text/plain', bytes: Buffer.from(''), status: 404 });
    files.set('/v3/attachments/busy', { contentType: 'text/plain', bytes: Buffer.from(''), status: 503 });
    files.set('/v3/attachments/big', { contentType: 'image/png', bytes: Buffer.alloc(16 * 1024 * 1024) });
  });

  it('are fetched from the connector with our token', async () => {
    expect(await fetched(`${platform.connector.url}/v3/attachments/1`)).toEqual({
      name: 'a',
      contentType: 'image/png',
      bytes: Buffer.from('png'),
    });
  });

  it.each([
    ['/v3/attachments/gone', 'VENDOR_REJECTED'],
    ['/v3/attachments/busy', 'VENDOR_UNREACHABLE'],
    ['/v3/attachments/big', 'VENDOR_REJECTED'],
  ])('%s: %s', async (path, code) => {
    await expect(fetched(`${platform.connector.url}${path}`)).rejects.toMatchObject({ code });
  });

  it('are not fetched from a host on no list', async () => {
    for (const url of ['https://evil.example/a', 'http://169.254.169.254/', 'file:///etc/passwd', 'x']) {
      await expect(fetched(url)).rejects.toMatchObject({ code: 'VENDOR_REJECTED' });
    }
  });
});

describe('secrets', () => {
  it('are in no log, whatever happens', async () => {
    const token = platform.token();
    await platform.push(platform.message('42', 'my words'), token);
    await platform.push(platform.message('42', 'my words'), changed(token));
    platform.fail({ kind: 'http', status: 500 });
    await rig.mounted.deliver(rig.host.stored[0]?.activity as Activity, 'k');
    const lines = JSON.stringify([rig.logger.lines, printed.mock.calls.map(String)]);
    for (const secret of [token, platform.settings['BOTFRAMEWORK_APP_PASSWORD'] ?? '', 'my words']) {
      expect(lines).not.toContain(secret);
    }
  });
});

function claims(): object {
  return {
    serviceurl: platform.connector.url,
    iss: ISSUER,
    aud: APP_ID,
    nbf: inSeconds(-1),
    exp: inSeconds(600),
  };
}

/** Version 1.0 as the Emulator gets it from the directory. */
function emulatorClaims(): object {
  const iss = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
  return { iss, aud: APP_ID, appid: APP_ID, ver: '1.0', nbf: inSeconds(-1), exp: inSeconds(600) };
}

function changed(token: string): string {
  const [header = '', body = '', signature = ''] = token.split('.');
  const altered = {
    ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object),
    serviceurl: platform.connector.url,
    extra: 1,
  };
  return [header, Buffer.from(JSON.stringify(altered)).toString('base64url'), signature].join('.');
}
