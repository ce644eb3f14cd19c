import { FakeChannelHost } from '../../../../test/fakes/channel-host';
import { smpp } from '.';
import { configOf } from './config';
import { smppSettings } from './settings';

const COMPLETE = {
  SMPP_URL: 'smpp://127.0.0.1',
  SMPP_SYSTEM_ID: 'bank',
  SMPP_PASSWORD: 'secret',
  SMPP_SOURCE_ADDRESS: 'BANK',
};

describe('settings of SMPP', () => {
  it('are all optional', () => {
    expect(smppSettings.parse({})).toMatchObject({ SMPP_WINDOW: 10, SMPP_RATE: 20, SMPP_GSM_DATA_CODING: 0 });
  });

  it.each(Object.keys(COMPLETE))('name %s when it is missing', (name) => {
    const settings = smppSettings.parse({ ...COMPLETE, [name]: undefined });
    const host = new FakeChannelHost({ channel: 'sms' });
    expect(() => smpp.mount(host, settings)).toThrow(new RegExp(`${name} is not set`));
  });

  it('know the usual ports', () => {
    expect(configOf(smppSettings.parse(COMPLETE))).toMatchObject({ port: 2775, tls: false });
    const secure = { ...COMPLETE, SMPP_URL: 'ssmpp://smsc.example' };
    expect(configOf(smppSettings.parse(secure))).toMatchObject({
      port: 3550,
      tls: true,
      host: 'smsc.example',
    });
    const bare = { ...COMPLETE, SMPP_URL: 'smpp://[::1]:2776' };
    expect(configOf(smppSettings.parse(bare))).toMatchObject({ port: 2776, host: '::1' });
  });

  it.each([
    ['SMPP_URL', 'http://smsc.example'],
    ['SMPP_URL', 'smpp://user:pw@smsc.example'],
    ['SMPP_URL', 'smpp://'],
    ['SMPP_PASSWORD', 'longer-than-eight'],
    ['SMPP_WINDOW', '0'],
    ['SMPP_RATE', 'fast'],
    ['SMPP_SOURCE_ADDRESS', '银行'],
    ['SMPP_GSM_DATA_CODING', '8'],
  ])('refuse %s=%s', (name, value) => {
    expect(smppSettings.safeParse({ ...COMPLETE, [name]: value }).success).toBe(false);
  });
});
