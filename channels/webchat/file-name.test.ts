import fc from 'fast-check';
import { safeFileName } from './file-name';

describe('safeFileName', () => {
  it.each([
    ['流水 2025.PDF', ['pdf'], '流水 2025.PDF'],
    ['../../etc/passwd', ['txt'], 'passwd.txt'],
    ['C:\\fakepath\\id.jpg', ['jpg', 'jpeg'], 'id.jpg'],
    ['run.bat', ['txt'], 'run.bat.txt'],
    ['page.html', ['png'], 'page.html.png'],
    ['a\u202Egnp.exe', ['png'], 'agnp.exe.png'],
    ['"; filename="x.png', ['png'], 'filename=x.png'],
    ['a\r\nSet-Cookie: x.png', ['png'], 'aSet-Cookie x.png'],
    ['.png', ['png'], 'png.png'],
    ['...', ['png'], 'file.png'],
    ['', ['png'], 'file.png'],
    ['half\ud800.png', ['png'], 'half\ufffd.png'],
    ['😀'.repeat(200) + '.png', ['png'], '😀'.repeat(76) + '.png'],
  ])('makes %j harmless', (name, endings, expected) => {
    expect(safeFileName(name, endings)).toBe(expected);
  });

  it('is harmless whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const safe = safeFileName(name, ['png']);
        expect(safe.toLowerCase()).toMatch(/^[^/\\"\p{Cc}\u202a-\u202e]+\.png$/u);
        expect(Array.from(safe).length).toBeLessThanOrEqual(80);
        expect(() => encodeURIComponent(safe)).not.toThrow();
      }),
    );
  });
});
