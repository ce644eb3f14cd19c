import type { FakeChannelHost } from '../../test/fakes/channel-host';
import { WecomKfRig } from '../../test/fakes/wecom-kf';
import { eventually } from '../../test/support/eventually';
import type { WecomKfPlatform } from '../../playground/platforms/wecom-kf';
import { type Activity, imBack, JOIN_EVENT } from '../../src/contract/activity';
import type { MountedChannel } from '../../src/contract/channel';

const LI = 'wkFAKEAAAA0001:wmli';
const SECOND = 1000;
const HOUR = 3600 * SECOND;

let rig: WecomKfRig;
let host: FakeChannelHost;
let platform: WecomKfPlatform;
let channel: MountedChannel;

beforeEach(async () => {
  rig = await WecomKfRig.prepare();
  ({ host, platform } = rig);
  channel = await rig.startProcess();
});
afterEach(() => rig.close());

const send = (change: Partial<Activity>, key?: string) => rig.send(channel, change, key);
const written = (...words: Parameters<WecomKfRig['written']>) => rig.written(...words);
const shown = () => platform.shown('li').map(({ text }) => text);
const sendsOf = (call: string) => rig.callsOf(call);

describe('a message', () => {
  it('reaches the phone under an id of ours', async () => {
    await written();
    const receipt = await send({ text: '您好' });
    const [message] = platform.shown('li');
    expect(receipt).toEqual({ outcome: 'sent', vendorId: message?.id });
    expect(message).toMatchObject({
      text: '您好',
      id: expect.stringMatching(/^[0-9A-Za-z_-]{32}$/) as string,
    });
  });

  it('of buttons is a menu, and a tap comes back as its words', async () => {
    await written();
    const suggestedActions = { to: [], actions: [imBack('满意'), imBack('不满意')] };
    expect(await send({ text: '满意吗？', suggestedActions })).toMatchObject({ outcome: 'sent' });
    expect(platform.shown('li')[0]).toMatchObject({ text: '满意吗？', buttons: ['满意', '不满意'] });
    await platform.tap('li', '不满意', '不满意');
    await eventually(
      () => host.accepted.length,
      (count) => count === 2,
    );
    expect(host.accepted[1]?.activity).toMatchObject({ text: '不满意', channelData: { menuId: '不满意' } });
  });

  it("in the vendor's own form is sent as it stands, to its own addressee", async () => {
    await written();
    const location = { latitude: 31.2, longitude: 121.5, name: '网点' };
    const wecomKf = { msgtype: 'location', location, touser: 'wmother', open_kfid: 'wkother' };
    expect(await send({ channelData: { wecomKf } })).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual(['[location]']);
  });

  it.each([
    { recipient: { id: 'wkFAKEAAAA0001', name: '' }, code: 'NO_CUSTOMER' },
    { text: '', code: 'NOTHING_TO_SEND' },
  ])('that cannot be one is refused with $code', async ({ code, ...change }) => {
    expect(await send({ text: 'x', ...change })).toEqual({ outcome: 'rejected', code });
    expect(platform.sends()).toBe(0);
  });
});

describe('a message sent twice', () => {
  it('is shown once when the first answer was lost', async () => {
    await written();
    platform.server.lostAnswers = 1;
    expect(await send({ text: '一次' }, 'same')).toMatchObject({ outcome: 'unknown' });
    expect(await send({ text: '一次' }, 'same')).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual(['一次']);
    expect(platform.sends()).toBe(2);
  });

  it('is shown once and counts once, however often', async () => {
    await written();
    const receipts = [];
    for (let index = 0; index < 8; index += 1) receipts.push(await send({ text: '一次' }, 'same'));
    expect(new Set(receipts.map(({ outcome }) => outcome))).toEqual(new Set(['sent']));
    for (let index = 0; index < 4; index += 1) {
      expect(await send({ text: 'more' })).toMatchObject({ outcome: 'sent' });
    }
    expect(shown()).toEqual(['一次', 'more', 'more', 'more', 'more']);
  });
});

describe('the window', () => {
  it('lets five through, then none until the customer writes', async () => {
    await written();
    for (let index = 0; index < 5; index += 1)
      expect(await send({ text: 'x' })).toMatchObject({ outcome: 'sent' });
    expect(await send({ text: 'six' }, 'sixth')).toEqual({ outcome: 'closed', code: 'WECOM_95001' });
    await written('我在');
    expect(await send({ text: 'six' }, 'sixth')).toMatchObject({ outcome: 'sent' });
  });

  it('is shut after 48 hours', async () => {
    await written();
    host.advance(48 * HOUR + SECOND);
    expect(await send({ text: 'late' })).toEqual({ outcome: 'closed', code: 'WECOM_95001' });
  });
});

describe('a customer who opens the chat', () => {
  async function entered(): Promise<void> {
    await platform.enter('li');
    await eventually(
      () => host.accepted.length,
      (count) => count > 0,
    );
  }

  it('is greeted by the welcome code', async () => {
    await entered();
    expect(host.accepted[0]).toMatchObject({ window: 'welcome', activity: { name: JOIN_EVENT } });
    const suggestedActions = { to: [], actions: [imBack('查询余额')] };
    expect(await send({ text: '欢迎', suggestedActions })).toMatchObject({ outcome: 'sent' });
    expect(platform.shown('li')[0]).toMatchObject({ text: '欢迎', buttons: ['查询余额'] });
    expect(sendsOf('kf/send_msg')).toBe(0);
  });

  it('gets one greeting and no more before writing', async () => {
    await entered();
    expect(await send({ text: '欢迎' })).toMatchObject({ outcome: 'sent' });
    expect(await send({ text: '还有' })).toMatchObject({ outcome: 'closed' });
    await written();
    expect(await send({ text: '还有' })).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual(['欢迎', '还有']);
  });

  it('is greeted once when the answer was lost', async () => {
    await entered();
    platform.server.lostAnswers = 1;
    expect(await send({ text: '欢迎' }, 'greeting')).toMatchObject({ outcome: 'unknown' });
    expect(await send({ text: '欢迎' }, 'greeting')).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual(['欢迎']);
  });

  it('keeps the code while the vendor is busy', async () => {
    await entered();
    platform.fail({ kind: 'vendor', code: '-1' });
    expect(await send({ text: '欢迎' }, 'greeting')).toEqual({ outcome: 'retry', code: 'WECOM_-1' });
    platform.fail(null);
    expect(await send({ text: '欢迎' }, 'greeting')).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual(['欢迎']);
  });

  it('is not greeted after 20 seconds', async () => {
    await entered();
    host.advance(21 * SECOND);
    expect(await send({ text: '欢迎' })).toEqual({ outcome: 'closed', code: 'WECOM_95001' });
    expect(sendsOf('kf/send_msg_on_event')).toBe(0);
  });

  it('gets a normal message when the vendor takes the code no more', async () => {
    await entered();
    await written();
    platform
      .account()
      .session('wmli')
      .greet(await codeOf());
    expect(await send({ text: '您好' })).toMatchObject({ outcome: 'sent' });
    expect(sendsOf('kf/send_msg_on_event')).toBe(1);
    expect(sendsOf('kf/send_msg')).toBe(1);
  });

  const codeOf = async () => (await host.shared.get(`welcome:${host.conversationOf(LI)}`)) ?? '';
});

describe('the state of the service', () => {
  it('with an agent of WeCom: given up', async () => {
    await written();
    await platform.agentTakes('li');
    expect(await send({ text: 'x' })).toEqual({ outcome: 'rejected', code: 'WITH_WECOM_AGENT' });
  });

  it('ended: waits until the customer writes again', async () => {
    await written();
    await platform.agentTakes('li');
    await platform.agentEnds('li');
    expect(await send({ text: 'x' })).toEqual({ outcome: 'closed', code: 'WECOM_SESSION_ENDED' });
    await written('还在吗');
    expect(await send({ text: 'x' })).toMatchObject({ outcome: 'sent' });
  });

  it('unclear: tried again', async () => {
    await written();
    platform.fail({ kind: 'vendor', code: '95018' });
    expect(await send({ text: 'x' })).toEqual({ outcome: 'retry', code: 'WECOM_95018' });
  });
});

describe('trouble', () => {
  it.each([
    ['-1', { outcome: 'retry', code: 'WECOM_-1' }],
    ['42001', { outcome: 'retry', code: 'WECOM_42001' }],
    ['45009', { outcome: 'retry', code: 'WECOM_45009' }],
    ['60020', { outcome: 'retry', code: 'WECOM_60020' }],
    ['95001', { outcome: 'closed', code: 'WECOM_95001' }],
    ['40096', { outcome: 'rejected', elsewhere: true, code: 'WECOM_40096' }],
    ['40058', { outcome: 'rejected', code: 'WECOM_40058' }],
    ['95000', { outcome: 'rejected', code: 'WECOM_95000' }],
    ['12345', { outcome: 'rejected', code: 'WECOM_12345' }],
  ])('vendor code %s', async (code, receipt) => {
    await written();
    platform.fail({ kind: 'vendor', code });
    expect(await send({ text: 'x' })).toEqual(receipt);
    expect(shown()).toEqual([]);
  });

  it.each([
    [{ kind: 'http', status: 502 } as const, { outcome: 'retry', code: 'HTTP_502' }],
    [{ kind: 'reset' } as const, { outcome: 'unknown' }],
    // An open connection that breaks may have carried the call: unknown, and so repeated under the same id.
    [{ kind: 'down' } as const, { outcome: expect.stringMatching(/^(retry|unknown)$/) as string }],
  ])('%j', async (fault, receipt) => {
    await written();
    platform.fail(fault);
    await platform.faultSet;
    expect(await send({ text: 'x' }, 'key')).toMatchObject(receipt);
    platform.fail(null);
    await platform.faultSet;
    expect(await send({ text: 'x' }, 'key')).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual(['x']);
  });

  it('an ended access token is replaced at once', async () => {
    await written();
    platform.tokens.revoke();
    expect(await send({ text: 'x' })).toMatchObject({ outcome: 'sent' });
    expect(platform.tokens.made).toBe(2);
  });

  it('a wrong secret is no reason to lose a message', async () => {
    const environment = { WECOM_KF_SECRET: 'another-secret-0123456789' };
    const other = await rig.startProcess({ environment });
    await host.shared.put('access-token', '', new Date());
    expect(await rig.send(other, { text: 'x' })).toEqual({ outcome: 'retry', code: 'VENDOR_REJECTED' });
  });
});
