import fc from 'fast-check';
import { countSegments } from '../../../channels/sms/segments';
import { countSms } from '../../../web/shared/lib/segments';

describe('how the SMS phone counts', () => {
  it.each<[string, string, number]>([
    ['160 a', 'a'.repeat(160), 1],
    ['161 a', 'a'.repeat(161), 2],
    ['306 a', 'a'.repeat(306), 2],
    ['307 a', 'a'.repeat(307), 3],
    ['80 €', '€'.repeat(80), 1],
    ['81 €', '€'.repeat(81), 2],
    ['70 余', '余'.repeat(70), 1],
    ['71 余', '余'.repeat(71), 2],
    ['134 余', '余'.repeat(134), 2],
    ['135 余', '余'.repeat(135), 3],
    ['69 a and 😀', `${'a'.repeat(69)}😀`, 2],
    ['66 余, 😀, 10 余', `${'余'.repeat(66)}😀${'余'.repeat(10)}`, 2],
  ])('%s', (_name, text, parts) => {
    expect(countSms(text).parts).toBe(parts);
  });

  it('counts as the channel does', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'é', '€', '[', '`', '余', '😀', '\n', ' ', 'Ω', 'ç'),
      maxLength: 400,
    });
    fc.assert(
      fc.property(texts, (text) => {
        expect(countSms(text).parts).toBe(countSegments(text));
      }),
    );
  });
});
