import { FakeChannelHost } from '../../test/fakes/channel-host';
import { wechaty } from '.';
import { pacer } from './pacer';
import { wechatySettings } from './settings';

const mount = (env: Record<string, string>) =>
  wechaty.mount(new FakeChannelHost({ channel: 'wechaty' }), wechatySettings.parse(env));
const service = { WECHATY_PUPPET: 'wechaty-puppet-service', WECHATY_ACKNOWLEDGE_RISK: 'yes' };

describe('mount', () => {
  it('stays off without a puppet, and does not load Wechaty', () => {
    expect(mount({ WECHATY_ACKNOWLEDGE_RISK: 'yes' })).toBeNull();
    expect(Object.keys(require.cache).filter((path) => path.includes('node_modules/wechaty'))).toEqual([]);
  });

  it.each([undefined, 'no', 'YES', 'true'])('says why it refuses when the risk is %j', (risk) => {
    const env = { WECHATY_PUPPET: 'wechaty-puppet-mock', ...(risk && { WECHATY_ACKNOWLEDGE_RISK: risk }) };
    expect(() => mount(env)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('bans personal accounts') as string,
      }) as Error,
    );
  });

  it.each([undefined, 'puppet.example:8788', '10.0.0.5:8788'])(
    'refuses to go without TLS to %s',
    (endpoint) => {
      const env = { ...service, WECHATY_TLS: 'no', ...(endpoint && { WECHATY_ENDPOINT: endpoint }) };
      expect(() => mount(env)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }) as Error);
    },
  );
});

describe('settings', () => {
  it.each([
    { WECHATY_PUPPET: 'left-pad' },
    { WECHATY_PUPPET: 'wechaty-puppet-../../evil' },
    { WECHATY_PUPPET: '@evil/wechaty-puppet-service' },
    { WECHATY_PUPPET: 'wechaty-puppet-official-account' },
    { WECHATY_ENDPOINT: 'http://127.0.0.1:8788' },
    { WECHATY_TOKEN: 'a b c d e f g h' },
    { WECHATY_SENDS_PER_MINUTE: '0' },
    { WECHATY_TLS: 'maybe' },
  ])('refuse %j', (env) => {
    expect(wechatySettings.safeParse(env).success).toBe(false);
  });
});

describe('pacer', () => {
  it('spreads turns evenly and turns away who would wait too long', () => {
    let now = 1_000_000;
    const turns = pacer(6, { now: () => new Date(now) });
    const take = (patienceMs: number) => turns.take(patienceMs);
    expect([take(10_000), take(10_000), take(10_000)]).toEqual([0, 10_000, null]);
    now += 60_000;
    expect([take(10_000), take(5_000)]).toEqual([0, null]);
  });
});
