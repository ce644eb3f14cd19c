const ASCII: [type: string, starts: string, at: number][] = [
  ['image/gif', 'GIF87a', 0],
  ['image/gif', 'GIF89a', 0],
  ['image/webp', 'WEBP', 8],
];

/** The type of a picture that every browser shows and that cannot hold a script, told by its first bytes; null otherwise. */
export function sniffImage(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
  const found = ASCII.find(([, starts, at]) => bytes.toString('latin1', at, at + starts.length) === starts);
  return found?.[0] ?? null;
}
