import fc from 'fast-check';
import { AppError } from '../contract/errors';
import { wellFormed } from './json-body';
import { splitText, textLength, type TextLimit } from './split-text';

const limit = (max: number, unit: TextLimit['unit'] = 'utf16'): TextLimit => ({ max, unit });

describe('splitText', () => {
  it.each<[string, string, TextLimit, string[]]>([
    ['nothing for nothing', '', limit(10), []],
    ['one part when it fits', '您好', limit(10), ['您好']],
    ['after a Chinese sentence', '卡已挂失。请稍候再试一次', limit(9), ['卡已挂失。', '请稍候再试一次']],
    ['after an English sentence', 'Done. Next one here', limit(12), ['Done. ', 'Next one ', 'here']],
    ['not inside a number', 'Pay 12.50 now', limit(9), ['Pay ', '12.50 now']],
    ['with the closing quote', '他说“好。”然后走了', limit(7), ['他说“好。”', '然后走了']],
    ['between words', 'aaaa bbbb cccc', limit(10), ['aaaa bbbb ', 'cccc']],
    ['at a line end', 'aaaa\nbbbb cc', limit(9), ['aaaa\n', 'bbbb cc']],
    ['inside one long word', 'a'.repeat(25), limit(10), ['a'.repeat(10), 'a'.repeat(10), 'aaaaa']],
    ['not inside a surrogate pair', 'aaa😀', limit(4), ['aaa', '😀']],
    ['by UTF-8 bytes', '余额余额', limit(7, 'utf8'), ['余额', '余额']],
    ['by code points', '😀😀😀😀😀', limit(4, 'code-point'), ['😀😀😀😀', '😀']],
    ['not inside an emoji sequence', 'aaaaa👩‍💻b', limit(8), ['aaaaa', '👩‍💻b']],
    ['not before a combining mark', 'aaaae\u0301', limit(5), ['aaaa', 'e\u0301']],
  ])('cuts %s', (_name, text, max, parts) => {
    expect(splitText(text, max)).toEqual(parts);
  });

  it('keeps every character and every limit', () => {
    const limits = fc.record({
      max: fc.integer({ min: 4, max: 40 }),
      unit: fc.constantFrom<TextLimit['unit'][]>('utf16', 'utf8', 'code-point'),
    });
    const texts = fc.string({
      unit: fc.constantFrom('a', ' ', '. ', '。', '\n', '余', '😀', '\u200d', '\u0301', '，'),
    });
    fc.assert(
      fc.property(texts, limits, (text, max) => {
        const parts = splitText(text, max);
        expect(parts.join('')).toBe(text);
        expect(parts.filter((part) => part === '' || textLength(part, max.unit) > max.max)).toEqual([]);
        expect(parts.filter((part) => wellFormed(part) !== part)).toEqual([]);
      }),
    );
  });

  it('is quick on a long text without borders', () => {
    expect(splitText('余'.repeat(100_000), limit(67))).toHaveLength(Math.ceil(100_000 / 67));
  });

  it('refuses a limit that one character may pass', () => {
    expect(() => splitText('x', limit(3))).toThrow(AppError);
  });
});

describe('textLength', () => {
  it.each<[TextLimit['unit'], number]>([
    ['utf16', 4],
    ['utf8', 8],
    ['code-point', 3],
  ])('counts in %s', (unit, length) => {
    expect(textLength('余😀a', unit)).toBe(length);
  });
});
