import { fileKind } from './file-kind';

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');

describe('fileKind', () => {
  it.each<[string, Buffer, string | undefined, string | undefined]>([
    ['PNG', bytes('\x89PNG\r\n\x1a\n\0\0'), 'image/png', 'png'],
    ['JPEG', bytes('\xff\xd8\xff\xe0'), 'image/jpeg', 'jpg'],
    ['GIF', bytes('GIF89a...'), 'image/gif', 'gif'],
    ['an old GIF', bytes('GIF87a...'), 'image/gif', 'gif'],
    ['WebP', bytes('RIFF\x01\0\0\0WEBPVP8 '), 'image/webp', 'webp'],
    ['a photo of an iPhone', bytes('\0\0\0\x24ftypheic'), 'image/heic', 'heic'],
    ['PDF', bytes('%PDF-1.7\n'), 'application/pdf', 'pdf'],
    ['WAV', bytes('RIFF\x01\0\0\0WAVEfmt '), 'audio/wav', 'wav'],
    ['Ogg', bytes('OggS\0'), 'audio/ogg', 'ogg'],
    ['Speex in Ogg', bytes(`OggS${'\0'.repeat(24)}Speex   1.2`), 'audio/speex', 'spx'],
    ['WebM as recorded by Chrome', bytes('\x1a\x45\xdf\xa3\x01'), 'audio/webm', 'webm'],
    ['AMR', bytes('#!AMR\n\0'), 'audio/amr', 'amr'],
    ['SILK', bytes('#!SILK_V3\0'), 'audio/silk', 'silk'],
    ['SILK of WeChat', bytes('\x02#!SILK_V3\0'), 'audio/silk', 'silk'],
    ['MP3 with a tag', bytes('ID3\x03\0'), 'audio/mpeg', 'mp3'],
    ['MP3 without', bytes('\xff\xfb\x90\0'), 'audio/mpeg', 'mp3'],
    ['M4A', bytes('\0\0\0\x1cftypM4A '), 'audio/mp4', 'm4a'],
    ['MP4', bytes('\0\0\0\x1cftypisom'), 'video/mp4', 'mp4'],
    ['nothing', Buffer.alloc(0), undefined, undefined],
    ['half a sign', bytes('\x89PNG'), undefined, undefined],
    ['a sign at another place', bytes(' %PDF-1.7'), undefined, undefined],
    ['text', Buffer.from('余额 1,000'), undefined, undefined],
    ['HTML', bytes('<script>alert(1)</script>'), undefined, undefined],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined, undefined],
    ['a Windows program', bytes('MZ\x90\0\x03'), undefined, undefined],
    ['a zip or Office file', bytes('PK\x03\x04\x14\0'), undefined, undefined],
    ['an old Office file', bytes('\xd0\xcf\x11\xe0'), undefined, undefined],
    ['RIFF of another kind', bytes('RIFF\x01\0\0\0AVI LIST'), undefined, undefined],
  ])('%s', (_name, file, type, ending) => {
    const kind = fileKind(file);
    expect([kind?.type, kind?.endings[0]]).toEqual([type, ending]);
  });
});
