import { sniff } from './sniff';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

describe('sniff', () => {
  it.each<[string, Buffer, string | undefined]>([
    ['PNG', bytes('\x89PNG\r\n\x1a\n', [0, 0]), 'image/png'],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['GIF', bytes('GIF89a...'), 'image/gif'],
    ['WebP', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 '), 'image/webp'],
    ['PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['WAV', bytes('RIFF', [1, 0, 0, 0], 'WAVEfmt '), 'audio/wav'],
    ['Ogg', bytes('OggS', [0]), 'audio/ogg'],
    ['WebM as recorded by Chrome', bytes([0x1a, 0x45, 0xdf, 0xa3, 1]), 'audio/webm'],
    ['AMR', bytes('#!AMR\n', [0]), 'audio/amr'],
    ['MP3 with a tag', bytes('ID3', [3, 0]), 'audio/mpeg'],
    ['MP3 without', bytes([0xff, 0xfb, 0x90, 0]), 'audio/mpeg'],
    ['M4A', bytes([0, 0, 0, 0x1c], 'ftypM4A '), 'audio/mp4'],
    ['MP4', bytes([0, 0, 0, 0x1c], 'ftypisom'), 'video/mp4'],
    ['text', Buffer.from('余额 1,000\r\n\t😀'), 'text/plain; charset=utf-8'],
    ['HTML, as text', bytes('<script>alert(1)</script>'), 'text/plain; charset=utf-8'],
    ['nothing', Buffer.alloc(0), undefined],
    ['GBK text', Buffer.from([0xd3, 0xe0, 0xb6, 0xee]), undefined],
    ['a Windows program', bytes('MZ', [0x90, 0, 3]), undefined],
    ['a zip or Office file', bytes('PK', [3, 4, 20, 0]), undefined],
    ['an old Office file', bytes([0xd0, 0xcf, 0x11, 0xe0]), undefined],
    ['RIFF of another kind', bytes('RIFF', [1, 0, 0, 0], 'AVI LIST'), undefined],
    ['text with escape codes', bytes('\x1b[31mred'), undefined],
  ])('%s', (_name, file, type) => {
    expect(sniff(file)?.type).toBe(type);
  });
});
