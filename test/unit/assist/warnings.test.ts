import fc from 'fast-check';
import { Matcher } from '../../../src/assist/matcher';
import { findPersonal } from '../../../src/assist/personal';
import { convertToSimplified } from '../../../src/nlu/text/opencc';

const matcher = new Matcher(
  ['保本', '保本保息', '零风险', 'risk-free', 'no risk', 'ass', '包過'],
  convertToSimplified,
);
const words = (text: string) => matcher.find(text).map(({ text: word }) => word);
const cut = (text: string) => matcher.find(text).map(({ start, end }) => text.slice(start, end));

describe('sensitive words', () => {
  it.each([
    ['这款理财保本', ['保本']],
    ['這款理財保本保息', ['保本保息']],
    ['絕對零風險', ['零风险']],
    ['包过', ['包過']],
    ['It is Risk-Free!', ['risk-free']],
    ['ｒｉｓｋ-ｆｒｅｅ', ['risk-free']],
    ['no \u00a0 risk at all', ['no risk']],
    ['保\u200b本', ['保本']],
    ['保本，零风险', ['保本', '零风险']],
    ['your passbook and your assets', []],
    ['brisk-free', []],
    ['risk-freely', []],
    ['本保', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('says where, in the text as it was written', () => {
    expect(cut('a 😀 ｎｏ　ｒｉｓｋ b')).toEqual(['ｎｏ　ｒｉｓｋ']);
    expect(cut('說：保\u200b本！')).toEqual(['保\u200b本']);
  });

  it('an empty list finds nothing, and empty words are no words', () => {
    expect(new Matcher([], convertToSimplified).find('anything')).toEqual([]);
    expect(new Matcher(['', ' ', '\u200b'], convertToSimplified).find('anything at all')).toEqual([]);
  });

  it('places lie in the text, in order, none over another', () => {
    const text = fc.string({
      unit: fc.constantFrom('保', '本', '息', '零', '风', '風', '险', '險', ' ', '\u200b', 'r', '😀'),
    });
    fc.assert(
      fc.property(text, (any) => {
        let last = 0;
        for (const { start, end } of matcher.find(any)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(any.length);
      }),
    );
  });
});

describe('personal data about to be sent', () => {
  const found = (text: string) =>
    findPersonal(text).map(({ start, end, text: shown }) => [text.slice(start, end), shown]);

  it.each([
    ['您的卡号是 6222 0212 3456 7890 128 对吗', '6222 0212 3456 7890 128'],
    ['身份证11010519491231002X', '11010519491231002X'],
    ['请拨 13800138000', '13800138000'],
    ['😀 電話138 0013 8000', '138 0013 8000'],
  ])('%s', (text, data) => {
    const [[cutOut, shown] = []] = found(text);
    // The X at the end of an id is no digit and stays outside.
    expect(data.startsWith(cutOut ?? '?')).toBe(true);
    expect(shown).toContain('*');
    expect(shown).not.toBe(cutOut);
    expect(shown).toHaveLength(cutOut?.length ?? 0);
  });

  it('finds each by itself', () => {
    expect(found('13800138000 或 13900139000')).toHaveLength(2);
    expect(found('密码是 abc123，卡号 4111111111111111')).toHaveLength(2);
  });

  it('leaves everyday numbers alone', () => {
    expect(found('请拨 95588，3 个工作日内到账 10,000 元')).toEqual([]);
    expect(found('already masked: 6222 **** **** 0128')).toEqual([]);
  });
});
