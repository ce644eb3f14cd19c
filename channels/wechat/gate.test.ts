import { createHash } from 'node:crypto';
import { WechatRig } from '../../test/fakes/wechat';

const LI = 'oLI_lei_0001';
const TEXT = { MsgType: 'text', Content: 'hi', MsgId: '1' };
const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');

describe('the gate', () => {
  let rig: WechatRig;
  const start = async (...options: Parameters<typeof WechatRig.start>) =>
    (rig = await WechatRig.start(...options));
  afterEach(() => rig.close());

  const verify = async (token: string, timestamp: string, echostr = '4375120948345356249') => {
    const query = new URLSearchParams({
      signature: sha1(token, timestamp, 'n1'),
      timestamp,
      nonce: 'n1',
      echostr,
    });
    return fetch(`${rig.server.origin}/channels/wechat?${query.toString()}`);
  };
  const now = () => String(Math.floor(rig.platform.now() / 1000));

  it('answers the verification with the exact echostr', async () => {
    await start();
    const response = await verify(rig.platform.account.token, now(), '<b>43 75');
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      '<b>43 75',
    ]);
  });

  it('refuses a forged and a stale verification, and one that asks nothing', async () => {
    await start();
    const { token } = rig.platform.account;
    expect((await verify('forged', now())).status).toBe(401);
    expect((await verify(token, String(Number(now()) - 301))).status).toBe(401);
    expect((await verify(token, String(Number(now()) + 301))).status).toBe(401);
    expect((await verify(token, 'soon')).status).toBe(401);
    expect((await verify(token, now(), '')).status).toBe(400);
    expect((await fetch(`${rig.server.origin}/channels/wechat`)).status).toBe(401);
  });

  it.each(['signature', 'msg_signature', 'timestamp', 'nonce'])(
    'refuses a push without its %s',
    async (name) => {
      await start({ platform: { mode: name === 'signature' ? 'plain' : 'safe' } });
      const { query, body } = rig.platform.signed(LI, TEXT);
      const without = new URLSearchParams(query);
      without.delete(name);
      expect((await rig.post(without.toString(), body)).status).toBe(401);
      expect((await rig.post(query, body)).status).toBe(200);
    },
  );

  it('refuses a changed body in safe mode', async () => {
    await start();
    const [one, two] = [rig.platform.signed(LI, TEXT), rig.platform.signed(LI, { ...TEXT, Content: 'pay' })];
    expect((await rig.post(one.query, two.body)).status).toBe(401);
  });

  it('takes the encrypted copy in compatible mode, whatever stands beside it', async () => {
    await start({ platform: { mode: 'compatible' } });
    const { query, body } = rig.platform.signed(LI, TEXT);
    await rig.post(query, body.replace('<![CDATA[hi]]>', '<![CDATA[pay]]>'));
    expect(rig.host.stored[0]?.activity.text).toBe('hi');
  });

  it('refuses a plain push in safe mode, and an encrypted one in plain mode', async () => {
    await start();
    const { account } = rig.platform;
    const stamp = { timestamp: now(), nonce: 'n1' };
    const query = new URLSearchParams({ ...stamp, signature: sha1(account.token, stamp.timestamp, 'n1') });
    const body = '<xml><FromUserName>o1</FromUserName><MsgType>text</MsgType><Content>hi</Content></xml>';
    expect((await rig.post(query.toString(), body)).status).toBe(401);
    await rig.close();
    await start({ settings: { WECHAT_MODE: 'plain' } });
    const sealed = rig.platform.signed(LI, TEXT);
    expect((await rig.post(sealed.query, sealed.body)).status).toBe(401);
    expect(rig.host.stored).toEqual([]);
  });

  it.each([
    ['safe', -301],
    ['plain', -301],
    ['plain', 301],
  ] as const)('refuses a push in %s mode that was signed %s s away', async (mode, seconds) => {
    await start({ platform: { mode } });
    const { query, body } = rig.platform.signed(LI, TEXT);
    rig.host.advance(-seconds * 1000);
    expect((await rig.post(query, body)).status).toBe(401);
  });

  it.each(['safe', 'plain'] as const)(
    'takes repeats in %s mode for half a minute, then refuses them',
    async (mode) => {
      await start({ platform: { mode } });
      const { query, body } = rig.platform.signed(LI, TEXT);
      const statuses = async () => (await rig.post(query, body)).status;
      expect(await statuses()).toBe(200);
      rig.host.advance(30_000);
      expect(await statuses()).toBe(200);
      rig.host.advance(1_000);
      expect(await statuses()).toBe(401);
      rig.host.advance(250_000);
      expect(await statuses()).toBe(401);
    },
  );

  it('refuses another body under the signature of a plain push', async () => {
    await start({ platform: { mode: 'plain' } });
    const { query, body } = rig.platform.signed(LI, TEXT);
    await rig.post(query, body);
    expect((await rig.post(query, body.replace('hi', 'pay'))).status).toBe(401);
  });

  it.each([
    '',
    '{}',
    '<xml>',
    '<xml></xml>',
    '<xml><Encrypt>AAAA</Encrypt></xml>',
    '<!DOCTYPE a><xml/>',
    '\0',
  ])('refuses the body %j', async (body) => {
    await start();
    const { query } = rig.platform.signed(LI, TEXT);
    expect([400, 401]).toContain((await rig.post(query, body)).status);
  });

  it('refuses what is too large before reading it', async () => {
    await start();
    const { query } = rig.platform.signed(LI, TEXT);
    expect((await rig.post(query, 'x'.repeat(300 * 1024))).status).toBe(413);
  });

  it('has no other methods', async () => {
    await start();
    expect((await fetch(`${rig.server.origin}/channels/wechat`, { method: 'PUT' })).status).toBe(405);
  });
});
