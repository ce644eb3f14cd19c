/** How the bytes of a file begin, by its media type. */
const KINDS: readonly { type: string; ending: string; at?: number; starts: readonly string[] }[] = [
  { type: 'image/png', ending: 'png', starts: ['\x89PNG\r\n\x1a\n'] },
  { type: 'image/jpeg', ending: 'jpg', starts: ['\xff\xd8\xff'] },
  { type: 'image/gif', ending: 'gif', starts: ['GIF87a', 'GIF89a'] },
  { type: 'audio/amr', ending: 'amr', starts: ['#!AMR'] },
  { type: 'audio/silk', ending: 'silk', starts: ['\x02#!SILK_V3', '#!SILK_V3'] },
  { type: 'video/mp4', ending: 'mp4', at: 4, starts: ['ftyp'] },
  { type: 'application/pdf', ending: 'pdf', starts: ['%PDF-'] },
];

/** The kind by the bytes alone, as a customer's word proves nothing; a file to be saved for any other. */
export function fileKind(bytes: Buffer): { type: string; ending: string } {
  const begins = (at: number, start: string) => bytes.toString('latin1', at, at + start.length) === start;
  const known = KINDS.find(({ at = 0, starts }) => starts.some((start) => begins(at, start)));
  return known ?? { type: 'application/octet-stream', ending: 'bin' };
}
