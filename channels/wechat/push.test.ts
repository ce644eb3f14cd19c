import { JOIN_EVENT } from '../../src/contract/activity';
import type { Accepted, Inbound } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import { WechatRig } from '../../test/fakes/wechat';
import { eventually } from '../../test/support/eventually';

const LI = 'oLI_lei_0001';

/** Whose turns take a time by its own clock. */
class SlowHost extends FakeChannelHost {
  turnMs = 0;

  override async accept(inbound: Inbound): Promise<Accepted> {
    const accepted = await super.accept(inbound);
    return {
      ...accepted,
      passive: async (ms) => {
        this.advance(Math.min(this.turnMs, ms));
        return this.turnMs > ms ? null : accepted.passive(ms);
      },
    };
  }
}

describe('a push', () => {
  let rig: WechatRig;
  const start = async (...options: Parameters<typeof WechatRig.start>) =>
    (rig = await WechatRig.start(...options));
  afterEach(() => rig.close());

  it.each(['safe', 'compatible', 'plain'] as const)('is answered passively in %s mode', async (mode) => {
    await start({ platform: { mode } });
    const text = '余额 ]]> <b> & 😀\n';
    const pushed = await rig.platform.write(LI, text);
    expect(pushed).toMatchObject({ acknowledged: true, attempts: 1 });
    expect(rig.platform.shown(LI)).toMatchObject([{ text: `echo: ${text}`, passive: true }]);
    expect(rig.host.accepted).toMatchObject([{ vendorId: pushed.vendorId, window: 'message' }]);
    expect(
      await eventually(
        () => rig.host.settled,
        (seen) => seen.length > 0,
      ),
    ).toEqual([true]);
    expect(rig.platform.sends()).toBe(0);
  });

  it('is answered with success when there is nothing to say', async () => {
    await start({ reply: () => [] });
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: true, attempts: 1 });
    expect(rig.platform.shown(LI)).toEqual([]);
    expect(rig.platform.typings()).toEqual([]);
  });

  it('shows buttons as numbered lines', async () => {
    const actions = ['查余额', '转人工'].map((title) => ({ type: 'imBack', title, value: title }));
    const host = new FakeChannelHost({
      channel: 'wechat',
      reply: () => [{ text: '请选择', suggestedActions: { to: [], actions } }],
    });
    await start({ host });
    await rig.platform.write(LI, 'hi');
    expect(rig.platform.shown(LI)[0]?.text).toBe('请选择\n1. 查余额\n2. 转人工');
  });

  it('is answered with an article', async () => {
    const content = { title: '利率', text: '新', tap: { type: 'openUrl', value: 'https://bank.example/r' } };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.hero', content }];
    await start({ reply: () => [{ text: '', attachments }] });
    await rig.platform.write(LI, 'hi');
    await eventually(
      () => rig.host.settled,
      ({ length }) => length === 1,
    );
    expect([rig.platform.shown(LI), rig.platform.malformed]).toMatchObject([
      [{ text: '利率\nhttps://bank.example/r' }],
      [],
    ]);
  });

  it('leaves a picture to be sent in the usual way', async () => {
    const attachments = [{ contentType: 'image/png', contentUrl: '/api/files/f1', name: 'a' }];
    await start({ reply: () => [{ text: '', attachments }] });
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: true });
    expect(
      await eventually(
        () => rig.host.settled,
        (seen) => seen.length > 0,
      ),
    ).toEqual([false]);
    expect(rig.platform.shown(LI)).toEqual([]);
  });

  it('shows that somebody writes when the turn is slow', async () => {
    const host = new SlowHost({ channel: 'wechat' });
    host.turnMs = 10_000;
    await start({ host });
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: true, attempts: 1 });
    expect(
      await eventually(
        () => rig.platform.typings(),
        (seen) => seen.length > 0,
      ),
    ).toEqual([LI]);
    expect(rig.platform.shown(LI)).toEqual([]);
  });

  it('is not answered late: the reply is given back', async () => {
    const host = new FakeChannelHost({ channel: 'wechat' });
    await start({ host });
    const accept = host.accept.bind(host);
    host.accept = async (inbound) => {
      const accepted = await accept(inbound);
      const passive = async (ms: number) => {
        host.advance(4_800);
        return accepted.passive(ms);
      };
      return { ...accepted, passive };
    };
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: true });
    expect([rig.host.settled, rig.platform.shown(LI)]).toEqual([[false], []]);
  });

  it('is acknowledged although the passive answer fails', async () => {
    const host = new FakeChannelHost({ channel: 'wechat' });
    const accept = host.accept.bind(host);
    host.accept = async (inbound) => ({
      ...(await accept(inbound)),
      passive: () => Promise.reject(new Error('lane')),
    });
    await start({ host });
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: true, attempts: 1 });
    expect(rig.platform.malformed).toEqual([]);
  });

  it('is repeated until it could be stored', async () => {
    await start();
    rig.host.failWith = new AppError('STORE_UNAVAILABLE', 'The store does not answer.');
    const accept = rig.host.accept.bind(rig.host);
    let calls = 0;
    rig.host.accept = (inbound) => {
      if (++calls === 3) rig.host.failWith = null;
      return accept(inbound);
    };
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: true, attempts: 3 });
    expect(rig.host.stored.filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  it('is not acknowledged while the store is down', async () => {
    await start();
    rig.host.failWith = new AppError('STORE_UNAVAILABLE', 'The store does not answer.');
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: false, attempts: 4 });
  });

  it('joins the first when WeChat did not get the answer in time', async () => {
    const host = new FakeChannelHost({ channel: 'wechat' });
    const accept = host.accept.bind(host);
    const gates: (() => void)[] = [];
    host.accept = async (inbound) => {
      const accepted = await accept(inbound);
      if (gates.length === 0) await new Promise<void>((resolve) => gates.push(resolve));
      return accepted;
    };
    await start({ host, platform: { patienceMs: 300 } });
    expect(await rig.platform.write(LI, 'hi')).toMatchObject({ acknowledged: true, attempts: 2 });
    gates.forEach((open) => open());
    await eventually(
      () => host.settled,
      ({ length }) => length === 2,
    );
    expect([...host.settled].sort()).toEqual([false, true]);
    expect(rig.platform.shown(LI)).toHaveLength(1);
    expect(host.stored.filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  it('of a follow greets, of a menu tap speaks', async () => {
    await start();
    await rig.platform.follow(LI, 'branch_7');
    await rig.platform.click(LI, '查余额');
    expect(rig.host.accepted).toMatchObject([
      { window: 'menu', activity: { type: 'event', name: JOIN_EVENT, value: { scene: 'branch_7' } } },
      { window: 'menu', activity: { type: 'message', text: '查余额' } },
    ]);
  });

  it('of an unknown kind is kept and acknowledged', async () => {
    await start();
    expect(await rig.platform.event(LI, 'brand_new', { Some: { Deep: 'thing' } })).toMatchObject({
      acknowledged: true,
    });
    expect(rig.host.stored[0]?.activity).toMatchObject({
      name: 'wechat/brand_new',
      value: { Some: { Deep: 'thing' } },
    });
  });

  it('that reports on a template is passed on and not stored', async () => {
    await start();
    await rig.platform.write(LI, 'hi');
    rig.host.ownSends.add('77');
    const report = { MsgID: '77', Status: 'failed:user block' };
    expect(await rig.platform.event(LI, 'TEMPLATESENDJOBFINISH', report)).toMatchObject({
      acknowledged: true,
      attempts: 1,
    });
    expect(rig.host.reports).toMatchObject([{ vendorId: '77', state: 'failed', code: 'failed:user block' }]);
    expect(rig.host.accepted).toHaveLength(1);
  });

  it('that reports on a send not known yet is acknowledged: the host keeps it', async () => {
    await start();
    const early = await rig.platform.event(LI, 'TEMPLATESENDJOBFINISH', { MsgID: '78', Status: 'success' });
    expect(early).toMatchObject({ acknowledged: true, attempts: 1 });
    expect(rig.host.reports).toMatchObject([{ vendorId: '78', state: 'delivered' }]);
  });
});
