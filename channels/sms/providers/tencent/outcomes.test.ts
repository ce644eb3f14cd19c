import { verdictOf } from './outcomes';

const MINUTE = 60_000;
const NOW = new Date('2025-01-02T15:00:00Z');
const wait = (code: string) => {
  const verdict = verdictOf(code);
  return verdict?.outcome === 'retry' ? verdict.wait?.(NOW) : verdict;
};

describe('what Tencent’s codes mean', () => {
  it.each([
    ['LimitExceeded.PhoneNumberThirtySecondLimit', 30_000],
    ['LimitExceeded.PhoneNumberOneHourLimit', 60 * MINUTE],
    ['LimitExceeded.PhoneNumberDailyLimit', 61 * MINUTE],
    ['LimitExceeded.AppDailyLimit', 61 * MINUTE],
    ['LimitExceeded.NewIn2030', MINUTE],
    ['FailedOperation.MarketingSendTimeConstraint', 9 * 60 * MINUTE + MINUTE],
  ])('%s: again after %d ms', (code, ms) => {
    expect(wait(code)).toBe(ms);
  });

  it.each([
    'RequestLimitExceeded',
    'RequestLimitExceeded.UinLimitExceeded',
    'InternalError.OtherError',
    'InternalError',
  ])('%s: again as usual', (code) => {
    expect(verdictOf(code)).toEqual({ outcome: 'retry' });
  });

  it.each(['InternalError.Timeout', 'InternalError.SendAndRecvFail'])('%s: perhaps it was sent', (code) => {
    expect(verdictOf(code)).toEqual({ outcome: 'unknown' });
  });

  it.each([
    'FailedOperation.PhoneNumberInBlacklist',
    'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone',
  ])('%s: elsewhere', (code) => {
    expect(verdictOf(code)).toEqual({ outcome: 'rejected', elsewhere: true });
  });

  it('FailedOperation.ContainSensitiveWord: never', () => {
    expect(verdictOf('FailedOperation.ContainSensitiveWord')).toEqual({ outcome: 'rejected' });
  });

  it.each([
    ['UnauthorizedOperation.SerivceSuspendDueToArrears', 'bill'],
    ['FailedOperation.SignatureIncorrectOrUnapproved', 'TENCENT_SMS_SIGN_NAME'],
    ['FailedOperation.TemplateIncorrectOrUnapproved', 'TENCENT_SMS_TEMPLATE'],
    ['UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'TENCENT_SMS_SDK_APP_ID'],
    ['AuthFailure.SecretIdNotFound', 'TENCENT_SMS_SECRET_ID'],
    ['AuthFailure.SignatureExpire', 'clock'],
  ])('%s: the operator reads of %s', (code, word) => {
    expect(verdictOf(code)).toMatchObject({
      outcome: 'rejected',
      elsewhere: true,
      hint: expect.stringContaining(word) as string,
    });
  });

  it.each(['', 'FailedOperation.NewIn2030', 'constructor', '.AuthFailure'])('%j is not known', (code) => {
    expect(verdictOf(code)).toBeUndefined();
  });
});
