import { imBack } from '../../src/contract/activity';
import { fakeLogger } from '../../test/fakes/logger';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import { WechatRig } from '../../test/fakes/wechat';
import { eventually } from '../../test/support/eventually';

const LI = 'oLI_lei_0001';
const SENT = { outcome: 'sent' };
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const HOUR = 3_600_000;

describe('sending', () => {
  let rig: WechatRig;
  const logger = fakeLogger();

  beforeEach(async () => {
    logger.lines.length = 0;
    rig = await WechatRig.start({
      host: new FakeChannelHost({ channel: 'wechat', reply: () => [], logger }),
    });
    await rig.platform.write(LI, 'hi');
  });
  afterEach(() => rig.close());

  const say = (text: string) => rig.deliver(LI, { text });
  const shown = () => rig.platform.shown(LI).map(({ text }) => text);
  const errors = () => logger.lines.filter(({ level }) => level === 'error');

  it('shows texts, menus, articles, pages of mini-programs', async () => {
    const suggestedActions = { to: [], actions: [imBack('满意'), imBack('不满意')] };
    expect(await rig.deliver(LI, { text: '满意吗？', suggestedActions })).toEqual([SENT]);
    const tap = { type: 'openUrl', value: 'https://bank.example/r' };
    const card = { contentType: 'application/vnd.microsoft.card.hero', content: { title: '利率', tap } };
    expect(await rig.deliver(LI, { attachments: [card] })).toEqual([SENT]);
    const miniprogrampage = { title: '网点', appid: 'wx1', pagepath: 'p', thumb_media_id: 'm' };
    expect(await rig.deliver(LI, { channelData: { wechat: { miniprogrampage } } })).toEqual([SENT]);
    expect(rig.platform.shown(LI)).toMatchObject([
      { text: '满意吗？', buttons: ['满意', '不满意'], passive: false },
      { text: '利率\nhttps://bank.example/r' },
      { text: '[小程序] 网点' },
    ]);
  });

  it('comes back as words from a menu', async () => {
    await rig.deliver(LI, { text: '满意吗？', suggestedActions: { to: [], actions: [imBack('满意')] } });
    await rig.platform.tap(LI, '满意');
    expect(rig.host.accepted.at(-1)).toMatchObject({
      window: 'menu',
      activity: { type: 'message', text: '满意' },
    });
  });

  it('sends a long text in parts that WeChat takes', async () => {
    const text = '余额'.repeat(800);
    expect(await say(text)).toEqual([SENT, SENT, SENT]);
    expect(shown().join('')).toBe(text);
  });

  it('shows that somebody writes', async () => {
    expect(await rig.deliver(LI, { type: 'typing' })).toEqual([SENT]);
    expect(rig.platform.typings()).toEqual([LI]);
  });

  it('sends a template, and hears what became of it by the last digit of its id', async () => {
    const template = { template_id: 'T1', data: { k: { value: '已受理' } } };
    const [receipt] = await rig.deliver(LI, { text: '已受理', channelData: { wechat: { template } } });
    expect(receipt).toEqual({ outcome: 'sent', vendorId: expect.stringMatching(/^\d{19}$/) as string });
    const { vendorId } = receipt as { vendorId: string };
    rig.host.ownSends.add(vendorId);
    await rig.platform.idle();
    expect(rig.host.reports).toMatchObject([{ vendorId, state: 'delivered' }]);
    expect(shown()).toEqual(['已受理']);
  });

  it('parks when the quota is used up, and when the window is shut', async () => {
    for (let n = 0; n < 5; n++) expect(await say(String(n))).toEqual([SENT]);
    expect(await say('6')).toEqual([{ outcome: 'closed', code: '45047' }]);
    const template = { template_id: 'T1', data: { k: { value: '已受理' } } };
    expect(await rig.deliver(LI, { channelData: { wechat: { template } } })).toMatchObject([SENT]);
    rig.host.advance(48 * HOUR);
    expect(await say('7')).toEqual([{ outcome: 'closed', code: '45015' }]);
    await rig.platform.click(LI, 'k');
    for (let n = 0; n < 3; n++) expect(await say(String(n))).toEqual([SENT]);
    expect(await say('8')).toEqual([{ outcome: 'closed', code: '45047' }]);
  });

  it('gives up a customer that WeChat does not know', async () => {
    expect(await rig.deliver('oNOBODY', { text: 'hi' })).toEqual([
      { outcome: 'rejected', code: '40003', elsewhere: true },
    ]);
  });

  it.each([
    [
      { kind: 'vendor', code: '-1' },
      { outcome: 'retry', code: '-1' },
    ],
    [
      { kind: 'vendor', code: '45011' },
      { outcome: 'retry', code: '45011', afterMs: 60_000 },
    ],
    [
      { kind: 'http', status: 503 },
      { outcome: 'retry', code: 'HTTP_503' },
    ],
    [
      { kind: 'http', status: 403 },
      { outcome: 'rejected', code: 'HTTP_403' },
    ],
    [{ kind: 'reset' }, { outcome: 'unknown', code: 'UND_ERR_SOCKET' }],
    [{ kind: 'down' }, { outcome: 'retry', code: 'ECONNREFUSED' }],
  ] as const)('makes of %j: %j, and goes on after it', async (fault, receipt) => {
    await say('before');
    rig.platform.fail(fault);
    expect(await say('during')).toEqual([receipt]);
    rig.platform.fail(null);
    await eventually(
      () => say('after'),
      (receipts) => receipts[0]?.outcome === 'sent',
    );
    expect(shown()).toEqual(['before', 'after']);
  });

  it.each([{ kind: 'http', status: 500 }, { kind: 'reset' }, { kind: 'down' }] as const)(
    'may try again when not even a token came: %j',
    async (fault) => {
      rig.platform.fail(fault);
      const [receipt] = await say('hi');
      expect(receipt).toMatchObject({ outcome: 'retry', code: expect.stringMatching(/^TOKEN_/) as string });
    },
  );

  it('keeps what waits for the operator, and tells them once what to do', async () => {
    rig.platform.fail({ kind: 'vendor', code: '40164' });
    for (let n = 0; n < 3; n++) expect(await say('hi')).toEqual([{ outcome: 'retry', code: '40164' }]);
    expect(errors()).toHaveLength(1);
    expect(JSON.stringify(errors())).toContain('IP white list');
  });

  describe('with tokens', () => {
    it('uses one for all calls, and renews it before its end', async () => {
      await Promise.all(['1', '2', '3'].map(say));
      expect(rig.platform.tokens.issued).toBe(1);
      rig.host.advance(6_901_000);
      expect(await say('4')).toEqual([SENT]);
      expect(rig.platform.tokens.issued).toBe(2);
    });

    it('renews a revoked one in the middle of a burst, once, and sends everything', async () => {
      await say('0');
      rig.platform.tokens.revoke();
      expect((await Promise.all(['1', '2', '3', '4'].map(say))).flat()).toEqual([SENT, SENT, SENT, SENT]);
      expect(shown().sort()).toEqual(['0', '1', '2', '3', '4']);
      expect(rig.platform.tokens.issued).toBe(2);
    });

    it('gives up after one renewal, for now', async () => {
      rig.platform.fail({ kind: 'vendor', code: '40001' });
      expect(await say('hi')).toEqual([{ outcome: 'retry', code: '40001' }]);
      expect(rig.platform.sends()).toBe(2);
    });

    it('keeps a message while the secret is wrong, and says so', async () => {
      const wrong = await WechatRig.start({
        settings: { WECHAT_APP_SECRET: 'wrong' },
        host: new FakeChannelHost({ channel: 'wechat', logger }),
      });
      expect(await wrong.deliver(LI, { text: 'hi' })).toEqual([{ outcome: 'retry', code: 'TOKEN_40125' }]);
      await wrong.close();
      expect(JSON.stringify(errors())).toContain('WECHAT_APP_SECRET');
    });

    it('never writes one to the log', async () => {
      await say('hi');
      rig.platform.fail({ kind: 'vendor', code: '48001' });
      await say('hi');
      const log = JSON.stringify(logger.lines);
      expect([log.includes('wx_token_'), log.includes(rig.platform.account.secret)]).toEqual([false, false]);
    });
  });

  describe('pictures', () => {
    const picture = (contentUrl: string) =>
      rig.deliver(LI, { attachments: [{ contentType: 'image/png', contentUrl }] });
    const store = (id: string, bytes: Buffer) =>
      rig.host.files.put({
        id,
        conversationId: 'c',
        name: 'a.png',
        contentType: 'image/png',
        bytes,
        at: new Date(),
      });
    const uploads = () => rig.platform.media.uploads;

    it('are uploaded once, and again after some days', async () => {
      await store('f1', PNG);
      expect([...(await picture('/api/files/f1')), ...(await picture('/api/files/f1'))]).toEqual([
        SENT,
        SENT,
      ]);
      expect([shown(), uploads()]).toEqual([['[图片]', '[图片]'], 1]);
      rig.host.advance(67 * HOUR);
      await rig.platform.write(LI, 'hi');
      expect(await picture('/api/files/f1')).toEqual([SENT]);
      expect(uploads()).toBe(2);
    });

    it('are uploaded again when WeChat has lost them', async () => {
      await store('f1', PNG);
      await picture('/api/files/f1');
      rig.platform.media.clear();
      expect(await picture('/api/files/f1')).toEqual([SENT]);
      expect(uploads()).toBe(2);
    });

    it('are fetched from an address', async () => {
      const id = rig.platform.media.put({ type: 'image', contentType: 'image/png', bytes: PNG });
      expect(await picture(`${rig.platform.settings['WECHAT_API_URL'] ?? ''}/mmbiz/${id}`)).toEqual([SENT]);
    });

    it('are refused when they are missing, no picture, too large, or in a private network', async () => {
      await store('text', Buffer.from('hello'));
      await store('large', Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]));
      const codes: unknown[] = [];
      for (const url of [
        '/api/files/none',
        '/api/files/text',
        '/api/files/large',
        'https://10.0.0.1/a.png',
      ]) {
        codes.push(...(await picture(url)));
      }
      expect(codes).toEqual(
        ['FILE_NOT_FOUND', 'IMAGE_KIND', 'IMAGE_TOO_LARGE', 'IMAGE_NOT_FETCHED'].map((code) => ({
          outcome: 'rejected',
          code,
        })),
      );
    });

    it('are tried again when the upload is not answered', async () => {
      await store('f1', PNG);
      await say('a token first');
      rig.platform.fail({ kind: 'reset' });
      expect(await picture('/api/files/f1')).toEqual([{ outcome: 'retry', code: 'UND_ERR_SOCKET' }]);
    });
  });
});
