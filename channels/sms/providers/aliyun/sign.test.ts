import { signCall } from './sign';

const signatureIn = (authorization = '') => /Signature=([0-9a-f]{64})$/.exec(authorization)?.[1];

describe('signCall', () => {
  it('gives the signature of the vendor’s own example', () => {
    const { headers, query } = signCall({
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      at: new Date('2023-10-26T10:22:32.999Z'),
      nonce: '3156853299f313e23d1673dc12e1703d',
      keyId: 'YourAccessKeyId',
      keySecret: 'YourAccessKeySecret',
    });
    expect(query).toBe('ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai');
    expect(headers.authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
        'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
        'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  // The expected values were computed with Python's hmac and urllib.
  it('encodes Chinese and reserved characters', () => {
    const { headers, query } = signCall({
      host: '127.0.0.1:8080',
      action: 'SendSms',
      version: '2017-05-25',
      query: {
        PhoneNumbers: '13800138000',
        SignName: '示例银行',
        TemplateCode: 'SMS_1',
        TemplateParam: '{"content":"余额 1*(2)\'!~+/=&"}',
        OutId: 'sms-1|00000002',
      },
      at: new Date('2025-01-02T03:04:05.678Z'),
      nonce: 'n-1',
      keyId: 'LTAI-key',
      keySecret: 'the secret',
    });
    expect(query).toBe(
      'OutId=sms-1%7C00000002&PhoneNumbers=13800138000&SignName=%E7%A4%BA%E4%BE%8B%E9%93%B6%E8%A1%8C&TemplateCode=SMS_1&TemplateParam=%7B%22content%22%3A%22%E4%BD%99%E9%A2%9D%201%2A%282%29%27%21~%2B%2F%3D%26%22%7D',
    );
    expect(signatureIn(headers.authorization)).toBe(
      '44e1ff423d13eb1eb0f45303d0a59297d11665688ddc3ca211684f826118c013',
    );
  });
});
