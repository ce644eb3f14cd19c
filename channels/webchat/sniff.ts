/** A kind of file that customers may send: its media type, its usual endings, and how its bytes begin. */
interface Kind {
  type: string;
  endings: readonly string[];
  matches(bytes: Buffer): boolean;
}

const at = (offset: number, ...signatures: (string | number[])[]) => {
  const wanted = signatures.map((one) =>
    typeof one === 'string' ? Buffer.from(one, 'latin1') : Buffer.from(one),
  );
  return (bytes: Buffer) => wanted.some((one) => bytes.subarray(offset, offset + one.length).equals(one));
};

const KINDS: readonly Kind[] = [
  { type: 'image/png', endings: ['png'], matches: at(0, '\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], matches: at(0, [0xff, 0xd8, 0xff]) },
  { type: 'image/gif', endings: ['gif'], matches: at(0, 'GIF87a', 'GIF89a') },
  { type: 'image/webp', endings: ['webp'], matches: (bytes) => at(0, 'RIFF')(bytes) && at(8, 'WEBP')(bytes) },
  { type: 'application/pdf', endings: ['pdf'], matches: at(0, '%PDF-') },
  { type: 'audio/wav', endings: ['wav'], matches: (bytes) => at(0, 'RIFF')(bytes) && at(8, 'WAVE')(bytes) },
  { type: 'audio/ogg', endings: ['ogg', 'oga', 'opus'], matches: at(0, 'OggS') },
  { type: 'audio/webm', endings: ['webm', 'weba'], matches: at(0, [0x1a, 0x45, 0xdf, 0xa3]) },
  { type: 'audio/amr', endings: ['amr'], matches: at(0, '#!AMR') },
  { type: 'audio/mpeg', endings: ['mp3'], matches: at(0, 'ID3', [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2]) },
  { type: 'audio/mp4', endings: ['m4a', 'mp4'], matches: (bytes) => at(4, 'ftypM4A')(bytes) },
  { type: 'video/mp4', endings: ['mp4', 'mov'], matches: at(4, 'ftyp') },
  { type: 'text/plain; charset=utf-8', endings: ['txt', 'csv', 'log', 'md'], matches: isPlainText },
];

/** Tells the kind of a file by its bytes alone; null for what is not on the list. The sender's word does not count. */
export function sniff(bytes: Buffer): { type: string; endings: readonly string[] } | null {
  return bytes.length === 0 ? null : (KINDS.find((kind) => kind.matches(bytes)) ?? null);
}

/** Valid UTF-8 without control characters but tab and line ends. */
function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}
