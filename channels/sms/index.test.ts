import { FakeChannelHost } from '../../test/fakes/channel-host';
import type { Activity } from '../../src/contract/activity';
import { loadConfig } from '../../src/config/load';
import { sms } from '.';

const TWILIO = {
  SMS_PROVIDER: 'twilio',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'secret-secret-secret',
  TWILIO_FROM: '+14155550100',
  TWILIO_WEBHOOK_URL: 'https://bank.example/channels/sms/twilio',
};

function settingsOf(environment: Record<string, string>) {
  return loadConfig(environment, { sms: sms.settings }).channels.sms as never;
}

function mount(environment: Record<string, string>) {
  return sms.mount(new FakeChannelHost({ channel: 'sms' }), settingsOf(environment));
}

function message(to: string): Activity {
  return {
    type: 'message',
    channelId: 'sms',
    from: { id: 'bot', name: '' },
    recipient: { id: to, name: '' },
    conversation: { id: 'c' },
    text: 'x',
  };
}

describe('sms', () => {
  it('is off unless a provider is named', () => {
    expect(mount({})).toBeNull();
  });

  it.each(['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM', 'TWILIO_WEBHOOK_URL'])(
    'does not start with Twilio and without %s',
    (name) => {
      const environment = { ...TWILIO, [name]: '' };
      expect(() => mount(environment)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }) as Error);
    },
  );

  it.each([
    ['SMS_PROVIDER', 'pigeon'],
    ['SMS_MAX_SEGMENTS', '0'],
    ['SMS_MAX_SEGMENTS', '11'],
    ['SMS_COUNTRY', 'china'],
    ['SMS_SIGNATURE', '一'.repeat(19)],
    ['SMS_SIGNATURE', '【【】'],
    ['SMS_OPT_OUT_TAIL', '一'.repeat(21)],
    ['TWILIO_API_URL', 'http://api.twilio.com'],
    ['TWILIO_API_URL', 'ftp://127.0.0.1'],
    ['TWILIO_WEBHOOK_URL', 'bank.example/sms'],
    ['TWILIO_ACCOUNT_SID', 'AC1'],
  ])('refuses %s=%s', (name, value) => {
    const message = expect.stringContaining(name) as string;
    const wanted = expect.objectContaining({ code: 'CONFIG_INVALID', message }) as Error;
    expect(() => settingsOf({ ...TWILIO, [name]: value })).toThrow(wanted);
  });

  it('takes a signature with and without its brackets', () => {
    expect(settingsOf({ SMS_SIGNATURE: '【银行】' })).toMatchObject({ SMS_SIGNATURE: '银行' });
    expect(settingsOf({ SMS_SIGNATURE: '银行' })).toMatchObject({ SMS_SIGNATURE: '银行' });
  });

  it.each(['95588', 'MYBANK', 'whatsapp:+8613800138000', ''])('sends nothing to %j', async (to) => {
    await expect(mount(TWILIO)?.deliver(message(to), 'k')).resolves.toEqual({
      outcome: 'rejected',
      code: 'NOT_A_TELEPHONE',
      elsewhere: true,
    });
  });

  it('adapts and merges by the settings once it runs', () => {
    const mounted = mount({ ...TWILIO, SMS_MAX_SEGMENTS: '1', SMS_SIGNATURE: '银行' });
    const long = { ...message('+8613800138000'), text: '余'.repeat(67) };
    expect(mounted?.adapt?.(long)).toHaveLength(2);
    expect(sms.adapt?.(long)).toHaveLength(1);
  });

  it('has every setting described', () => {
    for (const [name, schema] of Object.entries(sms.settings.shape)) {
      const described = (schema as { meta(): object | undefined }).meta();
      expect({ name, ...described }).toMatchObject({
        description: expect.any(String) as string,
        example: expect.any(String) as string,
      });
    }
  });
});
