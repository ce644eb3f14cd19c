import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWechatPlatform, type WechatPlatform } from '.';
import { encrypt, sign, writeXml } from './wire';

const LI = 'oLI_lei_0001';

/** A Switchboard that answers whatever the test says. */
class Answerer {
  body = 'success';
  status = 200;
  hangs = 0;
  readonly urls: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    this.urls.push(request.url ?? '');
    if (this.hangs-- > 0) return;
    response.writeHead(this.status).end(this.body);
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('the stand-in for WeChat', () => {
  let platform: WechatPlatform;
  let answerer: Answerer;
  let now: number;

  beforeEach(async () => {
    now = Date.parse('2025-01-02T03:04:05Z');
    platform = await startWechatPlatform({ clock: { now: () => new Date(now) }, patienceMs: 200 });
    answerer = new Answerer();
    platform.connect(await answerer.listen());
  });
  afterEach(async () => {
    await platform.close();
    await answerer.close();
  });

  const call = async (path: string, body: object, query = ''): Promise<Record<string, unknown>> => {
    const url = `${platform.settings['WECHAT_API_URL'] ?? ''}/cgi-bin/${path}?${query}`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as Record<string, unknown>;
  };
  const token = async (more: object = {}) => {
    const { appId: appid, secret } = platform.account;
    return call('stable_token', { grant_type: 'client_credential', appid, secret, ...more });
  };
  const send = async (content: string, accessToken?: unknown) => {
    const used = accessToken ?? (await token())['access_token'];
    const body = { touser: LI, msgtype: 'text', text: { content } };
    return (await call('message/custom/send', body, `access_token=${String(used)}`))['errcode'];
  };

  it('repeats three times what is not answered, and apologises to the customer', async () => {
    answerer.status = 500;
    expect(await platform.write(LI, 'hi')).toMatchObject({ acknowledged: false, attempts: 4 });
    expect(new Set(answerer.urls).size).toBe(1);
    expect(platform.shown(LI)).toMatchObject([{ text: expect.stringContaining('请稍后再试') as string }]);
  });

  it('hangs up after its patience, and takes the answer to a repeat', async () => {
    answerer.hangs = 2;
    expect(await platform.write(LI, 'hi')).toMatchObject({ acknowledged: true, attempts: 3 });
  });

  it.each(['{"ok":true}', 'Success', '<xml></xml>', '<html>'])(
    'shows an error for the answer %j',
    async (body) => {
      answerer.body = body;
      expect(await platform.write(LI, 'hi')).toMatchObject({ acknowledged: false });
      expect(platform.malformed).toHaveLength(1);
    },
  );

  it('shows a reply that is sealed for it, and no other', async () => {
    const { account } = platform;
    const reply = {
      ToUserName: LI,
      FromUserName: account.id,
      CreateTime: 1,
      MsgType: 'text',
      Content: '您好]]>',
    };
    const seal = (fields: typeof reply, signWith = account.token) => {
      const Encrypt = encrypt(writeXml(fields), account);
      return writeXml({ Encrypt, MsgSignature: sign(signWith, '1', 'n', Encrypt), TimeStamp: 1, Nonce: 'n' });
    };
    for (const body of [
      seal(reply, 'wrong'),
      seal({ ...reply, ToUserName: 'oHAN' }),
      writeXml(reply),
      seal(reply),
    ]) {
      answerer.body = body;
      await platform.write(LI, 'hi');
    }
    expect(platform.malformed).toHaveLength(3);
    expect(platform.shown(LI).at(-1)).toMatchObject({ text: '您好]]>', passive: true });
  });

  it('counts quotas: five in 48 hours, three in a minute', async () => {
    await platform.write(LI, 'hi');
    const codes: unknown[] = [];
    for (let n = 0; n < 6; n++) codes.push(await send('a'));
    expect(codes).toEqual([0, 0, 0, 0, 0, 45047]);
    await platform.click(LI, 'k');
    for (let n = 0; n < 4; n++) codes.push(await send('b'));
    expect(codes.slice(6)).toEqual([0, 0, 0, 45047]);
    now += 49 * 3_600_000;
    expect(await send('c')).toBe(45015);
  });

  it('refuses what WeChat refuses', async () => {
    expect(await send('before the first word')).toBe(40003);
    await platform.write(LI, 'hi');
    expect(await send('余'.repeat(683))).toBe(45002);
    expect(await send('')).toBe(44004);
    expect(await send('a', 'made-up')).toBe(40001);
    expect(await send('a', '')).toBe(41001);
    await platform.unfollow(LI);
    expect(await send('a')).toBe(45015);
  });

  it('keeps a token until five minutes before its end, and both for these five', async () => {
    await platform.write(LI, 'hi');
    const { access_token: first } = await token();
    now += 6_899_000;
    expect((await token())['access_token']).toBe(first);
    now += 2_000;
    expect((await token())['access_token']).not.toBe(first);
    expect(await send('a', first)).toBe(0);
    now += 300_000;
    expect(await send('a', first)).toBe(42001);
  });

  it('ends a token by force, at most every half minute', async () => {
    const { access_token: first } = await token();
    const { access_token: second } = await token({ force_refresh: true });
    await platform.write(LI, 'hi');
    expect([await send('a', first), await send('a', second)]).toEqual([40001, 0]);
    expect((await token({ force_refresh: true }))['errcode']).toBe(45011);
    expect((await token({ secret: 'wrong' }))['errcode']).toBe(40125);
  });

  it('reports on a template message after it has answered', async () => {
    await platform.write(LI, 'hi');
    const query = `access_token=${String((await token())['access_token'])}`;
    await call('message/template/send', { touser: LI, template_id: 'T', data: { k: { value: 'v' } } }, query);
    await platform.idle();
    expect([platform.shown(LI).at(-1)?.text, answerer.urls.length]).toEqual(['v', 2]);
  });
});
