import { unsignedDriver } from './unsigned-push';

const PUSH_PATH = 'conformance-tencent-push-path-a1b2c3';

export const smsTencent = unsignedDriver({
  provider: 'tencent',
  environment: {
    SMS_PROVIDER: 'tencent',
    TENCENT_SMS_SECRET_ID: 'conformance-secret-id',
    TENCENT_SMS_SECRET_KEY: 'conformance-secret-key',
    TENCENT_SMS_SDK_APP_ID: '1400000001',
    TENCENT_SMS_SIGN_NAME: '示例银行',
    TENCENT_SMS_PUSH_PATH: PUSH_PATH,
    TENCENT_SMS_PUSH_SOURCES: '198.51.100.0/24',
  },
  secrets: ['TENCENT_SMS_SECRET_KEY', 'TENCENT_SMS_PUSH_PATH'],
  pushPath: PUSH_PATH,
  fixtures: /^tencent-/,
  // Why the last digits: replies have no id, so their time tells them apart.
  text: (vendorId, text) => ({
    extend: '',
    mobile: '13800138000',
    nationcode: '86',
    sign: '示例银行',
    text,
    time: 1_700_000_000 + Number(vendorId.slice(-6)),
  }),
});
