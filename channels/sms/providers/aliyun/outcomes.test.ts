import { verdictOf } from './outcomes';

const MINUTE = 60_000;
const NOW = new Date('2025-01-02T15:00:00Z');
const wait = (code: string, message = '') => {
  const verdict = verdictOf(code, message);
  return verdict?.outcome === 'retry' ? verdict.wait?.(NOW) : verdict;
};

describe('what Aliyun’s codes mean', () => {
  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', '触发分钟级流控Permits:1', MINUTE],
    ['isv.BUSINESS_LIMIT_CONTROL', '触发小时级流控Permits:5', 60 * MINUTE],
    ['isv.BUSINESS_LIMIT_CONTROL', '触发天级流控Permits:10', 61 * MINUTE],
    ['isv.BUSINESS_LIMIT_CONTROL', '', MINUTE],
    ['BUSINESS_LIMIT_CONTROL_MINUTE', '', MINUTE],
    ['isv.BUSINESS_LIMIT_HOUR', '', 60 * MINUTE],
    ['isv.BUSINESS_LIMIT_DAY', '', 61 * MINUTE],
    ['isv.DAY_LIMIT_CONTROL', '', 61 * MINUTE],
  ])('%s %s: again after %d ms', (code, message, ms) => {
    expect(wait(code, message)).toBe(ms);
  });

  it.each(['isp.SYSTEM_ERROR', 'Throttling', 'Throttling.User', 'ServiceUnavailable', 'SignatureNonceUsed'])(
    '%s: again as usual',
    (code) => {
      expect(verdictOf(code, '')).toEqual({ outcome: 'retry' });
    },
  );

  it.each(['isv.MOBILE_NUMBER_ILLEGAL', 'isv.COUNTRY_RESTRICTED'])('%s: elsewhere', (code) => {
    expect(verdictOf(code, '')).toEqual({ outcome: 'rejected', elsewhere: true });
  });

  it.each(['isv.BLACK_KEY_CONTROL_LIMIT', 'isv.SMS_CONTENT_ILLEGAL', 'isv.PARAM_LENGTH_LIMIT'])(
    '%s: never',
    (code) => {
      expect(verdictOf(code, '')).toEqual({ outcome: 'rejected' });
    },
  );

  it.each([
    ['isv.OUT_OF_SERVICE', 'balance'],
    ['isv.SMS_SIGNATURE_ILLEGAL', 'ALIYUN_SMS_SIGN_NAME'],
    ['isv.TEMPLATE_MISSING_PARAMETERS', 'ALIYUN_SMS_TEMPLATE'],
    ['SignatureDoesNotMatch', 'ALIYUN_SMS_ACCESS_KEY_ID'],
    ['InvalidTimeStamp.Expired', 'clock'],
    ['isv.MONTH_LIMIT_CONTROL', 'monthly'],
  ])('%s: the operator reads of %s', (code, word) => {
    expect(verdictOf(code, '')).toMatchObject({
      outcome: 'rejected',
      elsewhere: true,
      hint: expect.stringContaining(word) as string,
    });
  });

  it.each(['', 'isv.NEW', 'constructor', 'Throttlings'])('%j is not known', (code) => {
    expect(verdictOf(code, '')).toBeUndefined();
  });
});
