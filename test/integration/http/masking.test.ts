import { maskIdentifier, maskPersonalData, maskSecrets } from '../../../src/contract/masking';

const MASKED: [name: string, text: string, masked: string][] = [
  ['resident id ending in X', '身份证11010519491231002X。', '身份证110105********002X。'],
  ['resident id in digits', '440308199901101512', '440308********1512'],
  ['lower-case x', '11010519491231002x', '110105********002x'],
  ['grouped resident id, and nothing else of it', '110105 1949 1231 002X 12', '110105 **** **** 002X 12'],
  ['grouped resident id', '110105 19491231 002X', '110105 ******** 002X'],
  ['legacy resident id by context', '身份证号110105491231002', '身份证号110105******002'],
  ['UnionPay card', '卡6222021234567890128', '卡***************0128'],
  ['Visa card', '4111111111111111', '************1111'],
  ['card with spaces', 'card 4111 1111 1111 1111 please', 'card **** **** **** 1111 please'],
  ['card with dashes', '4111-1111-1111-1111', '****-****-****-1111'],
  ['full-width card', '４１１１１１１１１１１１１１１１', '************１１１１'],
  ['card with hidden joiners', '4111\u200b1111\u200b1111\u200b1111', '****\u200b****\u200b****\u200b1111'],
  ['account that fails Luhn', '账号622202123456789012', '账号**************9012'],
  ['account, traditional', '帳號：622202123456789', '帳號：***********6789'],
  ['mobile', '手机13800138000', '手机138****8000'],
  ['mobile with country code', '+86 13800138000', '+86 138****8000'],
  ['mobile with 86', '8613912345678', '86139****5678'],
  ['mobile in groups', '138-0013-8000', '138-****-8000'],
  ['full-width mobile', '１３８００１３８０００', '１３８****８０００'],
  ['code, simplified', '您的验证码是123456，5分钟内有效', '您的验证码是******，5分钟内有效'],
  ['code followed by a span of time', '验证码 123456 5分钟内有效', '验证码 ****** 5分钟内有效'],
  ['code, traditional', '驗證碼：8848', '驗證碼：****'],
  ['code first', '123456是您的验证码', '******是您的验证码'],
  ['code first in English', '123456 is your verification code', '****** is your verification code'],
  ['code with a space', 'Your one-time code: 123 456.', 'Your one-time code: *** ***.'],
  ['code with a prefix', 'OTP G-918273', 'OTP G-******'],
  ['check value', 'CVV2 123', 'CVV2 ***'],
  ['check value without space', 'cvv123', 'cvv***'],
  ['check value in Chinese', 'CVV是背面的 456 吧', 'CVV是背面的 *** 吧'],
  ['password in digits', '密码888888', '密码******'],
  ['password, long', '密码是1234567890', '密码是**********'],
  ['password with letters', 'my password is hunter2, ok', 'my password is *******, ok'],
  ['password of letters behind a colon', 'password: swordfish', 'password: *********'],
  ['two codes', '密码123456或者654321', '密码******或者******'],
  ['full-width colon', '密码：Abc＄12345', '密码：*********'],
];

const KEPT: [name: string, text: string][] = [
  ['resident id with a wrong check digit', '110105194912310021'],
  ['card with a wrong check digit', '4111111111111112'],
  ['digits inside a longer run', '9913800138000111'],
  ['landline and hotline', '请拨打95588或010-12345678'],
  ['amount near the word', '密码正确，转账5000元'],
  ['a question about passwords', '密码是什么？忘记密码怎么办'],
  ['plain words', 'password is incorrect'],
  ['asking for help', '忘记密码：please help'],
  ['emoji and half surrogates', '👨‍👩‍👧 \ud83d ok'],
  ['full-width punctuation', '你好，我想查余额（储蓄卡）？'],
  ['an ordinary date', '2024-01-02 12:30'],
];

describe('maskPersonalData', () => {
  test.each(MASKED)('masks %s', (_name, text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });

  test.each(KEPT)('keeps %s', (_name, text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  test('is idempotent on everything above', () => {
    for (const [, text] of [...MASKED, ...KEPT]) {
      const once = maskPersonalData(text);
      expect(maskPersonalData(once)).toBe(once);
    }
  });

  test.each([
    ['digits', '1'.repeat(20000)],
    ['spaced digits', '1 '.repeat(10000)],
    ['mobiles', '13800138000 '.repeat(1600)],
    ['code words', '验证码'.repeat(6000)],
    ['code words and digits', '密码1 '.repeat(4000)],
    ['password with a colon', 'password:'.repeat(2000)],
    ['spaces behind a code word', `密码${' '.repeat(20000)}`],
    ['dashes', '1---'.repeat(5000)],
    ['ligatures', '\ufdfa'.repeat(10000)],
    ['joiners', '1\u200b'.repeat(10000)],
  ])('is fast on %s', (_name, text) => {
    const started = performance.now();
    maskPersonalData(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('maskSecrets', () => {
  test('masks codes and leaves what an agent needs to read', () => {
    expect(maskSecrets('卡号4111111111111111，手机13800138000，验证码123456')).toBe(
      '卡号4111111111111111，手机13800138000，验证码******',
    );
  });

  test('gives the same string back when there is nothing to mask', () => {
    expect(maskSecrets('我的卡丢了怎么办')).toBe('我的卡丢了怎么办');
  });
});

describe('maskIdentifier', () => {
  test('keeps long message ids and masks phone numbers', () => {
    expect(maskIdentifier('6222021234567890128')).toBe('6222021234567890128');
    expect(maskIdentifier('sms:+8613800138000|00000001')).toBe('sms:+86138****8000|00000001');
  });
});
