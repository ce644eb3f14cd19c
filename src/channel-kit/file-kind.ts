/** A kind of file: its media type and its usual endings, the first of which is the best known. */
export interface FileKind {
  type: string;
  endings: readonly [string, ...string[]];
}

interface Known extends FileKind {
  matches: (bytes: Buffer) => boolean;
}

/** To be saved, and opened by nobody but its receiver. */
export const UNKNOWN_FILE: FileKind = { type: 'application/octet-stream', endings: ['bin'] };

const at = (offset: number, ...starts: string[]) => {
  const wanted = starts.map((start) => Buffer.from(start, 'latin1'));
  return (bytes: Buffer) => wanted.some((one) => bytes.subarray(offset, offset + one.length).equals(one));
};
const riff = (form: string) => {
  const [container, content] = [at(0, 'RIFF'), at(8, form)];
  return (bytes: Buffer) => container(bytes) && content(bytes);
};

/** The first that fits counts: Speex stands in an Ogg container, M4A and HEIC in that of MP4. */
const KINDS: readonly Known[] = [
  { type: 'image/png', endings: ['png'], matches: at(0, '\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], matches: at(0, '\xff\xd8\xff') },
  { type: 'image/gif', endings: ['gif'], matches: at(0, 'GIF87a', 'GIF89a') },
  { type: 'image/webp', endings: ['webp'], matches: riff('WEBP') },
  { type: 'image/heic', endings: ['heic', 'heif'], matches: at(4, 'ftypheic', 'ftypheix', 'ftypmif1') },
  { type: 'application/pdf', endings: ['pdf'], matches: at(0, '%PDF-') },
  { type: 'audio/wav', endings: ['wav'], matches: riff('WAVE') },
  { type: 'audio/speex', endings: ['spx'], matches: at(28, 'Speex   ') },
  { type: 'audio/ogg', endings: ['ogg', 'oga', 'opus'], matches: at(0, 'OggS') },
  { type: 'audio/webm', endings: ['webm', 'weba'], matches: at(0, '\x1a\x45\xdf\xa3') },
  { type: 'audio/amr', endings: ['amr'], matches: at(0, '#!AMR') },
  { type: 'audio/silk', endings: ['silk'], matches: at(0, '#!SILK_V3', '\x02#!SILK_V3') },
  { type: 'audio/mpeg', endings: ['mp3'], matches: at(0, 'ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2') },
  { type: 'audio/mp4', endings: ['m4a', 'mp4'], matches: at(4, 'ftypM4A') },
  { type: 'video/mp4', endings: ['mp4', 'mov'], matches: at(4, 'ftyp') },
];

/**
 * Tells a picture, a recording, a film or a PDF by its bytes alone, as a sender's word for a file proves nothing; null for
 * anything else. Text has no sign at its beginning and is not told here.
 */
export function fileKind(bytes: Buffer): FileKind | null {
  const known = KINDS.find(({ matches }) => matches(bytes));
  return known ? { type: known.type, endings: known.endings } : null;
}
