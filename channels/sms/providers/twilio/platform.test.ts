import { loadConfig } from '../../../../src/config/load';
import type { Activity } from '../../../../src/contract/activity';
import type { MountedChannel } from '../../../../src/contract/channel';
import { AppError } from '../../../../src/contract/errors';
import { type FakeMessage } from '../../../../playground/platforms/twilio/messages';
import {
  inboundFields,
  TwilioPlatform,
  type TwilioPlatformOptions,
} from '../../../../playground/platforms/twilio';
import { sign } from '../../../../playground/platforms/twilio/sign';
import { FakeChannelHost } from '../../../../test/fakes/channel-host';
import { type ChannelServer, serveChannel } from '../../../../test/fakes/channel-server';
import { eventually } from '../../../../test/support/eventually';
import { sms } from '../..';

const LI = '+8613800138000';

interface Scene {
  platform: TwilioPlatform;
  host: FakeChannelHost;
  channel: MountedChannel;
  server: ChannelServer;
}
let scene: Scene;

async function setUp(options: TwilioPlatformOptions = {}, more: Record<string, string> = {}): Promise<Scene> {
  const platform = await TwilioPlatform.start(options);
  const host = new FakeChannelHost({ channel: 'sms' });
  const settings = loadConfig({ ...platform.settings, ...more }, { sms: sms.settings }).channels.sms;
  const mounted = sms.mount(host, settings as never);
  if (!mounted) throw new Error('The channel is off.');
  const channel = { ...mounted, deliver: remembering(mounted, host) };
  const server = await serveChannel(channel, host);
  platform.connect(server.origin);
  scene = { platform, host, channel, server };
  return scene;
}

/** Sends are known to `report` once they have been answered, as the outbox stores them. */
function remembering(mounted: MountedChannel, host: FakeChannelHost): MountedChannel['deliver'] {
  return async (activity, key) => {
    const receipt = await mounted.deliver(activity, key);
    if (receipt.outcome === 'sent') host.ownSends.add(receipt.vendorId ?? '');
    return receipt;
  };
}

afterEach(async () => {
  await scene.platform.close();
  await scene.server.close();
});

function message(text: string, to = LI, more: Partial<Activity> = {}): Activity {
  return {
    type: 'message',
    channelId: 'sms',
    from: { id: 'bot', name: '' },
    recipient: { id: to, name: '' },
    conversation: { id: 'c' },
    text,
    ...more,
  };
}

describe('a customer writes', () => {
  it('is stored before Twilio is answered, with an empty answer', async () => {
    const { platform, host } = await setUp();
    const pushed = await platform.write(LI, '查询余额 balance?');
    expect(pushed).toMatchObject({
      acknowledged: true,
      attempts: 1,
      status: 200,
      body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    });
    expect(host.accepted).toEqual([
      expect.objectContaining({
        vendorId: pushed.vendorId,
        activity: expect.objectContaining({
          text: '查询余额 balance?',
          conversation: { id: `sms-${LI}` },
        }) as object,
      }),
    ]);
  });

  it('twice with one id is one message', async () => {
    const { platform, host } = await setUp();
    const { vendorId } = await platform.write(LI, 'hello');
    await expect(platform.repeat(LI, 'hello', vendorId)).resolves.toMatchObject({ acknowledged: true });
    expect(host.stored.filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  it('is not acknowledged when it could not be stored, and Twilio repeats it if it was told to', async () => {
    const { platform, host } = await setUp({
      webhookUrl: 'https://bank.example/channels/sms/twilio#rc=2&rp=5xx',
    });
    host.failWith = new AppError('STORE_UNAVAILABLE', 'The store is away.');
    await expect(platform.write(LI, 'hello')).resolves.toMatchObject({
      acknowledged: false,
      attempts: 3,
      status: 503,
    });
    host.failWith = null;
    await expect(platform.write(LI, 'hello')).resolves.toMatchObject({ acknowledged: true });
  });

  it('with files: they are fetched with our credentials, over the redirect', async () => {
    const { platform, host, channel } = await setUp();
    const bytes = Buffer.from('a picture');
    await platform.sendMms(LI, 'see', [{ contentType: 'image/jpeg', bytes }]);
    const [inbound] = host.accepted;
    expect(inbound?.activity.attachments).toEqual([
      { contentType: 'image/jpeg', contentUrl: `/api/files/${inbound?.media?.[0]?.fileId ?? ''}` },
    ]);
    await expect(channel.fetchMedia?.(inbound?.media?.[0]?.reference ?? '')).resolves.toEqual({
      name: 'mms.jpg',
      contentType: 'image/jpeg',
      bytes,
    });
  });

  it.each([
    [
      'https://evil.example/2010-04-01/Accounts/AC00000000000000000000000000000001/Media/x',
      'VENDOR_REJECTED',
    ],
    ['file:///etc/passwd', 'VENDOR_REJECTED'],
    ['', 'VENDOR_REJECTED'],
  ])('a file at %j is not fetched', async (reference, code) => {
    const { channel } = await setUp();
    await expect(channel.fetchMedia?.(reference)).rejects.toMatchObject({ code });
  });

  it('a file of another account, one that is gone, and one while Twilio is away', async () => {
    const { channel, platform } = await setUp();
    const url = (account: string) =>
      `${platform.settings.TWILIO_API_URL ?? ''}/2010-04-01/Accounts/${account}/Messages/MM1/Media/ME1`;
    await expect(channel.fetchMedia?.(url('AC1'))).rejects.toMatchObject({ code: 'VENDOR_REJECTED' });
    await expect(channel.fetchMedia?.(url(platform.accountSid))).rejects.toMatchObject({
      code: 'VENDOR_REJECTED',
    });
    platform.fail({ kind: 'http', status: 503 });
    await platform.faultSet;
    await expect(channel.fetchMedia?.(url(platform.accountSid))).rejects.toMatchObject({
      code: 'VENDOR_UNREACHABLE',
    });
    platform.fail({ kind: 'reset' });
    await platform.faultSet;
    await expect(channel.fetchMedia?.(url(platform.accountSid))).rejects.toMatchObject({
      code: 'VENDOR_UNREACHABLE',
    });
  });
});

describe('forged webhooks get 403 and change nothing', () => {
  const path = '/channels/sms/twilio';
  const fields = inboundFields(LI, 'hello');
  const publicUrl = 'https://bank.example/channels/sms/twilio';

  async function post(signature: string | null, body: Record<string, string> = fields, to = path) {
    const headers = {
      'x-forwarded-host': 'bank.example',
      ...(signature !== null && { 'x-twilio-signature': signature }),
    };
    const response = await fetch(scene.server.origin + to, {
      method: 'POST',
      headers,
      body: new URLSearchParams(body),
    });
    return response.status;
  }

  it("without, with a wrong, and with another body's signature", async () => {
    const { platform, host, server } = await setUp();
    await expect(post(null)).resolves.toBe(403);
    await expect(post('AAAA')).resolves.toBe(403);
    await expect(post(sign('wrong token wrong', publicUrl, fields))).resolves.toBe(403);
    await expect(post(sign(platform.token, publicUrl, { ...fields, Body: 'other' }))).resolves.toBe(403);
    await expect(post(sign(platform.token, server.origin + path, fields))).resolves.toBe(403);
    await expect(post(sign(platform.token, publicUrl, fields), fields, `${path}/status`)).resolves.toBe(403);
    await expect(
      post(sign(platform.token, publicUrl, fields), fields, `${path}?bodySHA256=00`),
    ).resolves.toBe(403);
    expect(host.accepted).toEqual([]);
    expect(host.reports).toEqual([]);
    await expect(post(sign(platform.token, publicUrl, fields))).resolves.toBe(200);
  });

  it('during rotation both tokens are good, afterwards one', async () => {
    await setUp(
      {},
      {
        TWILIO_AUTH_TOKEN: 'the-new-token-0123456789',
        TWILIO_AUTH_TOKEN_PREVIOUS: 'the-old-token-0123456789',
      },
    );
    await expect(post(sign('the-new-token-0123456789', publicUrl, fields))).resolves.toBe(200);
    await expect(post(sign('the-old-token-0123456789', publicUrl, fields))).resolves.toBe(200);
    await expect(post(sign(scene.platform.token, publicUrl, fields))).resolves.toBe(403);
  });

  it('a signed form that is no message gets 400', async () => {
    const { platform } = await setUp();
    await expect(post(sign(platform.token, publicUrl, { a: 'b' }), { a: 'b' })).resolves.toBe(400);
  });
});

describe('we write', () => {
  it('arrives, with signature, and its segments are recorded', async () => {
    const { platform, channel } = await setUp({}, { SMS_SIGNATURE: '某某银行' });
    const receipt = await channel.deliver(message('余'.repeat(130)), 'c|00000002');
    const [shown] = await eventually(
      () => platform.shown(LI),
      (all) => all.length > 0,
    );
    expect(shown).toMatchObject({ text: `【某某银行】${'余'.repeat(130)}`, passive: false });
    expect(receipt).toEqual({ outcome: 'sent', vendorId: shown?.id, segments: 3 });
  });

  it('by a messaging service, which counts no segments when it answers', async () => {
    const { platform, channel } = await setUp({ byService: true });
    await expect(channel.deliver(message('余'.repeat(71)), 'k')).resolves.toMatchObject({
      outcome: 'sent',
      segments: 2,
    });
    await eventually(
      () => platform.shown(LI),
      (all) => all.length === 1,
    );
  });

  it('marketing says how to refuse', async () => {
    const { platform, channel } = await setUp();
    await channel.deliver(message('新产品', LI, { channelData: { purpose: 'marketing' } }), 'k');
    const [shown] = await eventually(
      () => platform.shown(LI),
      (all) => all.length > 0,
    );
    expect(shown?.text).toBe('新产品 拒收请回复R');
  });

  it('status callbacks are reported in whatever order they come', async () => {
    const { platform, channel, host } = await setUp();
    const receipt = await channel.deliver(message('hello'), 'k');
    await eventually(
      () => host.reports,
      (all) => all.length === 2,
    );
    await platform.webhooks.idle();
    const vendorId = receipt.outcome === 'sent' ? receipt.vendorId : '';
    expect(host.reports).toEqual([
      { vendorId, state: 'delivered', at: host.clock.now() },
      { vendorId, state: 'delivered', at: host.clock.now() },
    ]);
  });

  it('hands in a callback that comes before the answer, which the core keeps', async () => {
    const { platform, channel, host } = await setUp({ earlyCallbacks: true });
    const receipt = await channel.deliver(message('hello'), 'k');
    await platform.webhooks.idle();
    const vendorId = receipt.outcome === 'sent' ? receipt.vendorId : '';
    expect(new Set(host.reports.map((report) => report.vendorId))).toEqual(new Set([vendorId]));
  });

  it('a text that does not arrive is reported as failed with the code, a read one as read', async () => {
    const { platform, channel, host } = await setUp();
    platform.makeUnreachable(LI, 30006);
    const receipt = await channel.deliver(message('hello'), 'k');
    await eventually(
      () => host.reports,
      (all) => all.length === 2,
    );
    expect(host.reports[0]).toMatchObject({ state: 'failed', code: '30006' });
    const sent = platform.messages.get(
      receipt.outcome === 'sent' ? (receipt.vendorId ?? '') : '',
    ) as FakeMessage;
    await platform.report(sent, 'read');
    await platform.report(sent, 'canceled');
    await platform.report(sent, 'a new status');
    expect(host.reports.slice(2)).toEqual([
      expect.objectContaining({ state: 'read' }),
      expect.objectContaining({ state: 'failed', code: 'CANCELED' }),
    ]);
  });
});

describe('STOP', () => {
  it('is answered by Twilio; we keep it, marked, and are refused afterwards', async () => {
    const { platform, host, channel } = await setUp();
    await platform.write(LI, 'STOP');
    expect(host.accepted[0]?.activity).toMatchObject({ text: 'STOP', channelData: { optOutHandled: true } });
    expect(platform.shown(LI)).toHaveLength(1);
    await expect(channel.deliver(message('hello'), 'k')).resolves.toEqual({
      outcome: 'rejected',
      code: 'OPTED_OUT_AT_CARRIER',
    });
    await platform.write(LI, 'START');
    await expect(channel.deliver(message('hello'), 'k2')).resolves.toMatchObject({ outcome: 'sent' });
  });

  it('is ours to answer where Twilio does not', async () => {
    const { platform, host } = await setUp({}, { TWILIO_HANDLES_OPT_OUT: 'false' });
    await platform.write(LI, 'STOP');
    expect(host.accepted[0]?.activity.channelData).toEqual({ segments: 1 });
  });

  it("is Twilio's where it says so, whatever we think", async () => {
    const { platform, host } = await setUp({ advancedOptOut: true }, { TWILIO_HANDLES_OPT_OUT: 'false' });
    await platform.write(LI, 'STOP');
    expect(host.accepted[0]?.activity.channelData).toMatchObject({ optOutHandled: true, optOutType: 'STOP' });
  });
});

describe('when Twilio does not take it', () => {
  it.each([
    [
      { kind: 'vendor', code: '20429' },
      { outcome: 'retry', code: '20429' },
    ],
    [
      { kind: 'vendor', code: '21614' },
      { outcome: 'rejected', code: '21614', elsewhere: true },
    ],
    [
      { kind: 'vendor', code: '20003' },
      { outcome: 'retry', code: '20003', afterMs: 300_000 },
    ],
    [
      { kind: 'vendor', code: '21617' },
      { outcome: 'rejected', code: '21617' },
    ],
    [
      { kind: 'http', status: 503 },
      { outcome: 'retry', code: 'HTTP_503' },
    ],
    [
      { kind: 'http', status: 302 },
      { outcome: 'retry', code: 'HTTP_302', afterMs: 300_000 },
    ],
    [{ kind: 'reset' }, { outcome: 'unknown', code: 'ECONNRESET' }],
    [{ kind: 'down' }, { outcome: 'retry', code: 'ECONNREFUSED' }],
  ] as const)('%j means %j', async (fault, receipt) => {
    const { platform, channel } = await setUp();
    platform.fail(fault);
    await platform.faultSet;
    await expect(channel.deliver(message('hello'), 'k')).resolves.toEqual(receipt);
    expect(platform.shown(LI)).toEqual([]);
    platform.fail(null);
    await platform.faultSet;
    await expect(channel.deliver(message('hello'), 'k')).resolves.toMatchObject({ outcome: 'sent' });
  });

  it('a number without SMS, a token that is revoked, and too many at once', async () => {
    const { platform, channel } = await setUp({ mostPerSecond: 1, clock: { now: () => new Date(0) } });
    platform.makeLandline('+8613800138001');
    await expect(channel.deliver(message('x', '+8613800138001'), 'k')).resolves.toMatchObject({
      code: '21614',
    });
    await expect(channel.deliver(message('x'), 'k')).resolves.toMatchObject({
      outcome: 'retry',
      code: '20429',
    });
    platform.token = 'another-token-0123456789';
    await expect(channel.deliver(message('x'), 'k')).resolves.toMatchObject({
      outcome: 'retry',
      code: '20003',
    });
  });

  it("what Twilio's answer was lost of is unknown", async () => {
    const { platform, channel } = await setUp();
    platform.fail({ kind: 'hang' });
    await platform.faultSet;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const delivering = channel.deliver(message('hello'), 'k');
      await eventuallyReal(() => platform.sends() === 1);
      jest.advanceTimersByTime(60_000);
      await expect(delivering).resolves.toEqual({ outcome: 'unknown', code: 'ETIMEDOUT' });
    } finally {
      jest.useRealTimers();
    }
  });
});

/** `eventually` without timers, which stand still. */
async function eventuallyReal(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
