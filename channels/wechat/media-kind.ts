/** A kind of file that travels over WeChat: its media type, its usual ending, and how its bytes begin. */
interface Kind {
  type: string;
  ending: string;
  offset?: number;
  starts: Buffer[];
}

const bytes = (...texts: string[]) => texts.map((text) => Buffer.from(text, 'latin1'));

const KINDS: readonly Kind[] = [
  { type: 'image/png', ending: 'png', starts: bytes('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', ending: 'jpg', starts: bytes('\xff\xd8\xff') },
  { type: 'image/gif', ending: 'gif', starts: bytes('GIF87a', 'GIF89a') },
  { type: 'image/webp', ending: 'webp', offset: 8, starts: bytes('WEBP') },
  { type: 'audio/amr', ending: 'amr', starts: bytes('#!AMR') },
  { type: 'audio/speex', ending: 'spx', offset: 28, starts: bytes('Speex   ') },
  { type: 'audio/mpeg', ending: 'mp3', starts: bytes('ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2') },
  { type: 'video/mp4', ending: 'mp4', offset: 4, starts: bytes('ftyp') },
];

/** Tells the kind by the bytes alone: what a sender says of a file proves nothing. */
export function mediaKind(file: Buffer): { type: string; ending: string } | null {
  const fits = ({ offset = 0, starts }: Kind) =>
    starts.some((start) => file.subarray(offset, offset + start.length).equals(start));
  return KINDS.find(fits) ?? null;
}
