import { callChannel } from '../../test/fakes/channel-caller';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import { serveChannel } from '../../test/fakes/channel-server';
import { WecomKfPlatform } from '../../playground/platforms/wecom-kf';
import type { MountedChannel } from '../../src/contract/channel';
import { wecomKf } from '.';
import { configOf, wecomKfSettings } from './settings';

/** Vector C2 of Tencent's sample (sbzhu/weworkapi_python callback/Sample.py). */
const C2 = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
  timestamp: '1409659589',
  nonce: '263014780',
  echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  plain: '1616140317555161061',
};
const full = {
  WECOM_CORP_ID: C2.corpId,
  WECOM_KF_SECRET: 'secret-of-the-app-0123456789',
  WECOM_KF_TOKEN: C2.token,
  WECOM_KF_AES_KEY: C2.aesKey,
};
const fields = `msg_signature=${C2.signature}&timestamp=${C2.timestamp}&nonce=${C2.nonce}`;

function mount(at = new Date(Number(C2.timestamp) * 1000)): MountedChannel {
  const mounted = wecomKf.mount(
    new FakeChannelHost({ channel: 'wecom-kf', now: at }),
    wecomKfSettings.parse(full),
  );
  if (!mounted) throw new Error('the channel is off');
  return mounted;
}

describe('the check of the address', () => {
  it.each([
    ['encoded', encodeURIComponent(C2.echostr)],
    ['with bare plus signs', C2.echostr],
  ])('answers vector C2, %s, in plain text', async (_name, echostr) => {
    const channel = mount();
    const response = await callChannel(channel, 'GET', `/channels/wecom-kf?${fields}&echostr=${echostr}`);
    await channel.close?.();
    expect(response).toMatchObject({ status: 200, body: C2.plain });
  });

  it.each([
    ['another signature', fields.replace('5c45', '5c46'), C2.echostr],
    ['another time', fields.replace(C2.timestamp, '1409659590'), C2.echostr],
    ['another text', fields, C2.echostr.replace('P9n', 'P9m')],
    ['no text', fields, ''],
    ['nothing', '', ''],
  ])('refuses %s', async (_name, query, echostr) => {
    const channel = mount();
    const url = `/channels/wecom-kf?${query}&echostr=${encodeURIComponent(echostr)}`;
    const response = await callChannel(channel, 'GET', url);
    await channel.close?.();
    expect(response.status).toBe(401);
  });

  it('refuses what is more than ten minutes old', async () => {
    const channel = mount(new Date((Number(C2.timestamp) + 601) * 1000));
    const url = `/channels/wecom-kf?${fields}&echostr=${encodeURIComponent(C2.echostr)}`;
    const response = await callChannel(channel, 'GET', url);
    await channel.close?.();
    expect(response.status).toBe(401);
  });

  it('passes with the platform over HTTP, whatever the text', async () => {
    const host = new FakeChannelHost({ channel: 'wecom-kf', now: new Date() });
    const platform = await WecomKfPlatform.start({ clock: host.clock });
    const channel = wecomKf.mount(host, wecomKfSettings.parse(platform.settings));
    const server = await serveChannel(
      channel ?? { routes: [], deliver: () => Promise.reject(new Error()) },
      host,
    );
    platform.connect(server.origin);
    const passed: boolean[] = [];
    for (let index = 0; index < 30; index += 1) passed.push(await platform.verify());
    await channel?.close?.();
    await server.close();
    await platform.close();
    expect(passed).toEqual(passed.map(() => true));
  });
});

describe('the settings', () => {
  it('leave the channel off when none is there', () => {
    expect(configOf(wecomKfSettings.parse({}))).toBeNull();
  });

  it.each(Object.keys(full))('without %s are refused by its name', (name) => {
    const part = { ...full, [name]: undefined };
    expect(() => configOf(wecomKfSettings.parse(part))).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining(name) as string,
      }) as Error,
    );
  });

  it.each([
    { WECOM_API_URL: 'http://qyapi.weixin.qq.com' },
    { WECOM_API_URL: 'https://qyapi.weixin.qq.com/cgi-bin' },
    { WECOM_API_URL: 'ftp://127.0.0.1' },
    { WECOM_KF_AES_KEY: 'short' },
    { WECOM_KF_OPEN_KFIDS: 'wk1,wk:2' },
    { WECOM_KF_FIRST_SYNC_MINUTES: '4321' },
  ])('refuse %j', (wrong) => {
    expect(wecomKfSettings.safeParse({ ...full, ...wrong }).success).toBe(false);
  });

  it('read what they say', () => {
    const more = {
      WECOM_KF_OPEN_KFIDS: 'wk1, wk2',
      WECOM_KF_FIRST_SYNC_MINUTES: '0',
      WECOM_API_URL: 'http://127.0.0.1:1/',
    };
    expect(configOf(wecomKfSettings.parse({ ...full, ...more }))).toMatchObject({
      openKfids: ['wk1', 'wk2'],
      firstSyncMs: 0,
      apiUrl: 'http://127.0.0.1:1',
    });
  });
});
