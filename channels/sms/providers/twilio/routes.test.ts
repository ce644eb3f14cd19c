import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { callChannel } from '../../../../test/fakes/channel-caller';
import { FakeChannelHost } from '../../../../test/fakes/channel-host';
import { configOf } from './config';
import { routes } from './routes';
import { twilioSettings } from './settings';

const TOKEN = 'secret-secret-secret';
const PATH = '/channels/sms/twilio';

function setUp(webhookUrl: string) {
  const host = new FakeChannelHost({ channel: 'sms' });
  const config = configOf(
    twilioSettings.parse({
      TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: '+14155550100',
      TWILIO_WEBHOOK_URL: webhookUrl,
    }),
  );
  return { host, config, channel: { routes: routes(host, config) } };
}

describe('the address of status callbacks', () => {
  it.each([
    ['https://bank.example/sms', 'https://bank.example/sms/status'],
    ['https://bank.example/sms/', 'https://bank.example/sms/status'],
    ['https://bank.example', 'https://bank.example/status'],
    ['https://bank.example/sms?tenant=1', 'https://bank.example/sms/status?tenant=1'],
    ['https://bank.example/sms#rc=3&rp=all', 'https://bank.example/sms/status#rc=3&rp=all'],
    ['https://bank.example/a?b=c/d#e', 'https://bank.example/a/status?b=c/d#e'],
  ])('of %s is %s', (webhookUrl, statusUrl) => {
    expect(setUp(webhookUrl).config.statusUrl).toBe(statusUrl);
  });
});

describe('routes', () => {
  it('a signed JSON body is read like a form', async () => {
    const { channel, host } = setUp('https://bank.example/sms?tenant=1');
    const body = JSON.stringify({
      MessageSid: 'SM1',
      From: '+8613800138000',
      Body: '余额',
      NumSegments: 1,
      X: {},
    });
    const hash = getExpectedBodyHash(body);
    const signature = getExpectedTwilioSignature(
      TOKEN,
      `https://bank.example/sms?tenant=1&bodySHA256=${hash}`,
      {},
    );
    const url = `${PATH}?tenant=1&bodySHA256=${hash}`;
    const headers = { 'x-twilio-signature': signature, 'content-type': 'application/json' };
    await expect(callChannel(channel, 'POST', url, { headers, body })).resolves.toMatchObject({
      status: 200,
    });
    expect(host.accepted).toEqual([
      expect.objectContaining({
        vendorId: 'SM1',
        activity: expect.objectContaining({ text: '余额' }) as object,
      }),
    ]);
    const changed = body.replace('SM1', 'SM2');
    await expect(callChannel(channel, 'POST', url, { headers, body: changed })).resolves.toMatchObject({
      status: 403,
    });
  });

  it('takes the first of a repeated field, keeps a long text within bounds and ten files at most', async () => {
    const { channel, host } = setUp('https://bank.example/sms');
    const form = new URLSearchParams({
      MessageSid: 'MM1',
      From: '+8613800138000',
      Body: '余'.repeat(10_001),
      NumMedia: '12',
    });
    for (let index = 0; index < 12; index += 1)
      form.append(`MediaUrl${index}`, `https://api.twilio.com/${index}`);
    form.append('From', '+8613800138001');
    // Why a copy: the SDK asks `instanceof Array`, and Node's own array is not one of jest's.
    const fields = { ...Object.fromEntries(form), From: [...form.getAll('From')] };
    const headers = {
      'x-twilio-signature': getExpectedTwilioSignature(TOKEN, 'https://bank.example/sms', fields),
    };
    const body = form.toString();
    await expect(callChannel(channel, 'POST', PATH, { headers, body })).resolves.toMatchObject({
      status: 413,
    });
    form.set('Body', '余'.repeat(5_000));
    const shorter = { ...fields, Body: '余'.repeat(5_000) };
    const signature = getExpectedTwilioSignature(TOKEN, 'https://bank.example/sms', shorter);
    const options = { headers: { 'x-twilio-signature': signature }, body: form.toString() };
    await expect(callChannel(channel, 'POST', PATH, options)).resolves.toMatchObject({ status: 200 });
    const [inbound] = host.accepted;
    expect(inbound?.activity.from.id).toBe('+8613800138000');
    expect(inbound?.media).toHaveLength(10);
  });
});
