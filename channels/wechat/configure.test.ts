import { FakeChannelHost } from '../../test/fakes/channel-host';
import { wechat } from '.';
import { configure } from './configure';
import { wechatSettings } from './settings';

const FULL = {
  WECHAT_APP_ID: 'wx2c2769f8efd9abc2',
  WECHAT_APP_SECRET: 'secret',
  WECHAT_TOKEN: 'spamtest',
  WECHAT_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};
const read = (environment: object) => configure(wechatSettings.parse(environment));
const { WECHAT_AES_KEY: _key, ...PLAIN } = FULL;

describe('settings', () => {
  it('leave the channel off when nothing is set', () => {
    const host = new FakeChannelHost({ channel: 'wechat' });
    expect(wechat.mount(host, wechatSettings.parse({}))).toBeNull();
  });

  it('demand safe mode with a key, and take plain pushes without one', () => {
    expect(read(FULL)).toMatchObject({ mode: 'safe', apiUrl: 'https://api.weixin.qq.com' });
    expect(read(PLAIN)).toMatchObject({ mode: 'plain', cipher: null });
    expect(read({ ...FULL, WECHAT_MODE: 'compatible' })).toMatchObject({ mode: 'compatible' });
  });

  it.each(['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_TOKEN'] as const)(
    'name %s when it lacks',
    (name) => {
      expect(() => read({ ...FULL, [name]: undefined })).toThrow(
        expect.objectContaining({
          code: 'CONFIG_INVALID',
          message: expect.stringContaining(`set ${name} too`) as string,
        }) as Error,
      );
    },
  );

  it.each(['safe', 'compatible'])('need a key for %s mode', (mode) => {
    expect(() => read({ ...PLAIN, WECHAT_MODE: mode })).toThrow(/WECHAT_AES_KEY/);
  });

  it.each([
    ['WECHAT_APP_ID', 'gh_123'],
    ['WECHAT_TOKEN', 'a b'],
    ['WECHAT_AES_KEY', 'short'],
    ['WECHAT_MODE', 'open'],
    ['WECHAT_API_URL', 'http://api.weixin.qq.com'],
    ['WECHAT_API_URL', 'api.weixin.qq.com'],
    ['WECHAT_API_URL', 'http://127.0.0.1.evil.example'],
  ])('refuse %s=%s', (name, value) => {
    expect(wechatSettings.safeParse({ ...FULL, [name]: value }).success).toBe(false);
  });

  it.each(['https://relay.bank.example/wx/', 'http://127.0.0.1:9', 'http://localhost:9'])(
    'take %s',
    (url) => {
      expect(read({ ...FULL, WECHAT_API_URL: url })?.apiUrl).toBe(url.replace(/\/$/, ''));
    },
  );
});
