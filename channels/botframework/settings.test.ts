import { FakeChannelHost } from '../../test/fakes/channel-host';
import { botframework } from '.';
import { botframeworkSettings, loginUrl } from './settings';

const mount = (env: Record<string, string>) =>
  botframework.mount(new FakeChannelHost({ channel: 'botframework' }), botframeworkSettings.parse(env));
const both = { BOTFRAMEWORK_APP_ID: 'id', BOTFRAMEWORK_APP_PASSWORD: 'a-long-secret' };

describe('mount', () => {
  it('stays off without id and secret: an adapter without them lets everybody in', () => {
    expect(mount({})).toBeNull();
  });

  it.each([
    { BOTFRAMEWORK_APP_ID: 'id' },
    { BOTFRAMEWORK_APP_PASSWORD: 'a-long-secret' },
    { ...both, BOTFRAMEWORK_APP_TYPE: 'SingleTenant' },
  ])('refuses half a configuration: %j', (env: Record<string, string>) => {
    expect(() => mount(env)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }) as Error);
  });

  it('opens one path', () => {
    expect(mount(both)?.routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/messages',
    ]);
  });
});

describe('settings', () => {
  it.each([
    { BOTFRAMEWORK_OPENID_METADATA: 'http://login.example/openid' },
    { BOTFRAMEWORK_LOGIN_URL: 'ftp://login.example' },
    { BOTFRAMEWORK_SERVICE_URLS: '*' },
    { BOTFRAMEWORK_SERVICE_URLS: 'https://smba.trafficmanager.net' },
    { BOTFRAMEWORK_TENANT_ID: '../common' },
    { BOTFRAMEWORK_APP_TYPE: 'UserAssignedMSI' },
  ])('refuse %j', (env) => {
    expect(botframeworkSettings.safeParse(env).success).toBe(false);
  });

  it.each([
    [{}, 'https://login.microsoftonline.com/botframework.com'],
    [
      { BOTFRAMEWORK_APP_TYPE: 'SingleTenant', BOTFRAMEWORK_TENANT_ID: 't1' },
      'https://login.microsoftonline.com/t1',
    ],
    [{ BOTFRAMEWORK_LOGIN_URL: 'https://login.microsoftonline.us/x/' }, 'https://login.microsoftonline.us/x'],
  ])('%j log in at %s', (env, url) => {
    expect(loginUrl(botframeworkSettings.parse(env))).toBe(url);
  });
});
