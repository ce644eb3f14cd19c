import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { isGenuine, twilioSignature } from './signature';

const TOKEN = '12345';
const URL_WITH_QUERY = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const CALL = {
  CallSid: 'CA1234567890ABCDE',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
  Caller: '+14158675309',
};

function request(url: string, signature: string, fields: Record<string, string> | [string, string][] = CALL) {
  return { url, signature, body: Buffer.from(new URLSearchParams(fields).toString()), bodySha256: undefined };
}

describe('the published vectors', () => {
  it.each([
    [URL_WITH_QUERY, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    ['https://mycompany.com:443/myapp.php?foo=1&bar=2', 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    ['http://mycompany.com:80/myapp.php?foo=1&bar=2', '0ZXoZLH/DfblKGATFgpif+LLRf4='],
    ['http://mycompany.com:1234/myapp.php?foo=1&bar=2', 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
  ])('%s', (url, signature) => {
    expect(twilioSignature(TOKEN, url, Object.entries(CALL))).toBe(signature);
    expect(isGenuine(request(url, signature), [TOKEN])).toBe(true);
  });

  it('a JSON body counts by its hash in the address', () => {
    const bodySha256 = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
    const body = Buffer.from('{"property": "value", "boolean": true}');
    const signed = { url: URL_WITH_QUERY, signature: 'a9nBmqA0ju/hNViExpshrM61xv4=', body, bodySha256 };
    expect(isGenuine(signed, [TOKEN])).toBe(true);
    expect(
      isGenuine({ ...signed, body: Buffer.from('{"property": "other", "boolean": true}') }, [TOKEN]),
    ).toBe(false);
    expect(isGenuine({ ...signed, bodySha256: bodySha256.replace('0a', '0b') }, [TOKEN])).toBe(false);
    expect(isGenuine({ ...signed, bodySha256: undefined }, [TOKEN])).toBe(false);
  });

  it('a Chinese text', () => {
    const fields = {
      AccountSid: 'AC00000000000000000000000000000001',
      MessageSid: 'SM00000000000000000000000000000001',
      From: '+8613800138000',
      To: '+14155550100',
      Body: '查询余额 balance?',
      NumMedia: '0',
      NumSegments: '1',
    };
    const signed = request('https://bank.example/sms/twilio', 'AfvQ9Z8MOIZjcB2VNSKXDo+VAhc=', fields);
    expect(isGenuine(signed, ['test-auth-token'])).toBe(true);
  });
});

describe('isGenuine', () => {
  it.each([
    ['configured without the port, signed with it', URL_WITH_QUERY, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    [
      'configured with the port, signed without',
      'https://mycompany.com:443/myapp.php?foo=1&bar=2',
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
    [
      'http, signed with the port',
      'http://mycompany.com/myapp.php?foo=1&bar=2',
      '0ZXoZLH/DfblKGATFgpif+LLRf4=',
    ],
    [
      'connection settings after the address',
      `${URL_WITH_QUERY}#rc=2&rp=all`,
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
  ])('takes an address %s', (_name, url, signature) => {
    expect(isGenuine(request(url, signature), [TOKEN])).toBe(true);
  });

  it.each([
    ['a changed value', { ...CALL, Digits: '1235' }],
    ['a value more', { ...CALL, New: '' }],
    ['a value less', { CallSid: CALL.CallSid }],
  ])('refuses %s', (_name, fields) => {
    expect(isGenuine(request(URL_WITH_QUERY, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', fields), [TOKEN])).toBe(false);
  });

  it.each(['', 'RSOYDt4T1cUTdK1PDd93/VVr8B8', '签名'])('refuses the signature %s', (signature) => {
    expect(isGenuine(request(URL_WITH_QUERY, signature), [TOKEN])).toBe(false);
  });

  it('refuses another address, another token and no token', () => {
    const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
    expect(isGenuine(request(URL_WITH_QUERY.replace('bar=2', 'bar=3'), signature), [TOKEN])).toBe(false);
    expect(isGenuine(request(URL_WITH_QUERY, signature), ['123456'])).toBe(false);
    expect(isGenuine(request(URL_WITH_QUERY, signature), [])).toBe(false);
  });

  it('takes both tokens while one is being rotated', () => {
    expect(isGenuine(request(URL_WITH_QUERY, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='), ['new token', TOKEN])).toBe(
      true,
    );
  });
});

describe('what the SDK signs', () => {
  it.each([
    ['plain', 'https://bank.example/sms', { Body: 'hello', From: '+14155550101' }],
    ['names that sort by case', 'https://bank.example/sms', { a: '1', B: '2', _c: '3', A1: '4' }],
    ['signs and emoji', 'https://bank.example/sms', { Body: 'a+b&c=d %20 余额😀\n', Empty: '' }],
    ['a query with escapes', "https://bank.example/sms?q=it's&x=%E4%BD%99", { Body: 'x' }],
    ['a user in the address', 'https://user:pass@bank.example/sms', { Body: 'x' }],
    ['an address of IPv6', 'https://[2001:db8::1]/sms', { Body: 'x' }],
  ])('%s', (_name, url, fields: Record<string, string>) => {
    expect(isGenuine(request(url, getExpectedTwilioSignature(TOKEN, url, fields), fields), [TOKEN])).toBe(
      true,
    );
  });

  it('repeated names count once per value, in order', () => {
    const fields: [string, string][] = [
      ['MediaUrl', 'b'],
      ['MediaUrl', 'a'],
      ['MediaUrl', 'b'],
      ['Body', 'x'],
    ];
    const signature = getExpectedTwilioSignature(TOKEN, URL_WITH_QUERY, {
      MediaUrl: ['b', 'a', 'b'],
      Body: 'x',
    });
    expect(isGenuine(request(URL_WITH_QUERY, signature, fields), [TOKEN])).toBe(true);
  });

  it.each([
    ["https://bank.example/sms?name=it's", 'https://bank.example/sms?name=it%27s'],
    ['https://bank.example/sms?text=a b', 'https://bank.example/sms?text=a%20b'],
    ['https://bank.example/sms?text=a%2Bb', 'https://bank.example:443/sms?text=a%2Bb'],
  ])('configured as %s, signed as %s', (configured, asked) => {
    expect(isGenuine(request(configured, getExpectedTwilioSignature(TOKEN, asked, CALL)), [TOKEN])).toBe(
      true,
    );
  });

  it('the hash of a JSON body', () => {
    const text = '{"From":"+14155550101","Body":"余额"}';
    const bodySha256 = getExpectedBodyHash(text);
    const signature = getExpectedTwilioSignature(
      TOKEN,
      `https://bank.example/sms?bodySHA256=${bodySha256}`,
      {},
    );
    const signed = { url: 'https://bank.example/sms', signature, body: Buffer.from(text), bodySha256 };
    expect(isGenuine(signed, [TOKEN])).toBe(true);
  });
});
