import { sniff } from './sniff';

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');

describe('sniff', () => {
  it.each<[string, Buffer, string | undefined]>([
    ['a picture', bytes('\x89PNG\r\n\x1a\n\0\0'), 'image/png'],
    ['PDF, although it could be read as text', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['text', Buffer.from('余额 1,000\r\n\t😀'), 'text/plain; charset=utf-8'],
    ['HTML, as text', bytes('<script>alert(1)</script>'), 'text/plain; charset=utf-8'],
    ['nothing', Buffer.alloc(0), undefined],
    ['GBK text', Buffer.from([0xd3, 0xe0, 0xb6, 0xee]), undefined],
    ['a Windows program', bytes('MZ\x90\0\x03'), undefined],
    ['a zip or Office file', bytes('PK\x03\x04\x14\0'), undefined],
    ['text with escape codes', bytes('\x1b[31mred'), undefined],
  ])('%s', (_name, file, type) => {
    expect(sniff(file)?.type).toBe(type);
  });
});
