import fc from 'fast-check';
import { countSegments, encodingOf, splitIntoSegments, unitsIn } from './segments';

const septets = (text: string) =>
  [...text].reduce((sum, char) => sum + (/[\f^{}\\[~\]|€]/.test(char) ? 2 : 1), 0);

describe('segments', () => {
  it.each([
    ['160 GSM characters', 'a'.repeat(160), 1],
    ['161 GSM characters', 'a'.repeat(161), 2],
    ['306 GSM characters', 'a'.repeat(306), 2],
    ['307 GSM characters', 'a'.repeat(307), 3],
    ['80 euro signs', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['70 Chinese characters', '余'.repeat(70), 1],
    ['71 Chinese characters', '余'.repeat(71), 2],
    ['134 Chinese characters', '余'.repeat(134), 2],
    ['135 Chinese characters', '余'.repeat(135), 3],
    ['an emoji over the border of one message', `${'a'.repeat(69)}😀`, 2],
    ['an emoji over the border of a part', `${'余'.repeat(66)}😀${'余'.repeat(10)}`, 2],
    ['nothing', '', 1],
  ])('%s', (_name, text, expected) => {
    expect(countSegments(text)).toBe(expected);
    expect(splitIntoSegments(text).join('')).toBe(text);
  });

  it('does not cut an emoji: the first part ends before it', () => {
    expect(splitIntoSegments(`${'余'.repeat(66)}😀${'余'.repeat(10)}`).map((part) => part.length)).toEqual([
      66, 12,
    ]);
  });

  it('does not lay an extension character across two parts', () => {
    const parts = splitIntoSegments(`${'a'.repeat(152)}€${'a'.repeat(10)}`);
    expect(parts.map(septets)).toEqual([152, 12]);
  });

  it.each(['`', 'ç', '余', '“', '\t', '😀', '—'])('%j makes a text UCS-2', (char) => {
    expect(encodingOf(`plain ${char}`)).toBe('UCS-2');
  });

  it.each(['@£$¥èéùìòÇ', 'ΔΦΓΛΩΠΨΣΘΞ', 'ÆæßÉ¤¡ÄÖÑÜ§¿äöñüà', '\f^{}\\[~]|€', 'line\r\nline'])(
    '%j is GSM',
    (text) => {
      expect(encodingOf(text)).toBe('GSM-7');
    },
  );

  it('counts every character as one, 70 and 67, the way Chinese gateways bill', () => {
    expect(countSegments('a'.repeat(70), 'per-character')).toBe(1);
    expect(countSegments('a'.repeat(71), 'per-character')).toBe(2);
    expect(countSegments(`【银行】${'a'.repeat(60)}拒收请回复R`, 'per-character')).toBe(1);
    expect(countSegments(`【银行】${'a'.repeat(61)}拒收请回复R`, 'per-character')).toBe(2);
    expect(countSegments('€'.repeat(134), 'per-character')).toBe(2);
  });

  it('says how much Chinese text some messages hold', () => {
    expect([1, 2, 6].map(unitsIn)).toEqual([70, 134, 402]);
  });

  it('loses nothing, fills no part over its room and breaks no character, whatever the text', () => {
    const chars = fc.constantFrom('a', 'Z', '€', '[', '余', '😀', '\n', '`', '👩‍👩‍👧');
    fc.assert(
      fc.property(fc.array(chars, { maxLength: 500 }), (list) => {
        const text = list.join('');
        const parts = splitIntoSegments(text);
        const gsm = encodingOf(text) === 'GSM-7';
        const size = (part: string) => (gsm ? septets(part) : part.length);
        const room = parts.length === 1 ? (gsm ? 160 : 70) : gsm ? 153 : 67;
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(size(part)).toBeLessThanOrEqual(room);
          expect(part.isWellFormed() && (parts.length === 1 || part !== '')).toBe(true);
        }
      }),
    );
  });
});
