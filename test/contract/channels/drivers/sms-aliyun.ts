import { unsignedDriver } from './unsigned-push';

const PUSH_PATH = 'conformance-aliyun-push-path-a1b2c3';

export const smsAliyun = unsignedDriver({
  provider: 'aliyun',
  environment: {
    SMS_PROVIDER: 'aliyun',
    ALIYUN_SMS_ACCESS_KEY_ID: 'conformance-key-id',
    ALIYUN_SMS_ACCESS_KEY_SECRET: 'conformance-key-secret',
    ALIYUN_SMS_SIGN_NAME: '示例银行',
    ALIYUN_SMS_PUSH_PATH: PUSH_PATH,
    ALIYUN_SMS_PUSH_SOURCES: '198.51.100.0/24',
  },
  secrets: ['ALIYUN_SMS_ACCESS_KEY_SECRET', 'ALIYUN_SMS_PUSH_PATH'],
  pushPath: PUSH_PATH,
  fixtures: /^aliyun-/,
  text: (vendorId, text) => [
    {
      phone_number: '13800138000',
      send_time: '2026-01-02 11:04:05',
      content: text,
      dest_code: '1069000000',
      sequence_id: vendorId,
    },
  ],
});
