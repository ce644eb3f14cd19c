const LONGEST_SIDE = 900;
const QUALITIES = [0.85, 0.6, 0.35];
/** What fits a frame of the socket, in characters of base64. */
const MOST = 56_000;

/** A picture as a small JPEG. Rejects what the browser cannot read, or what stays too large. */
export async function readPicture(file: File): Promise<{ base64: string; address: string }> {
  const bitmap = await createImageBitmap(file);
  for (const quality of QUALITIES) {
    const address = draw(bitmap, LONGEST_SIDE * quality, quality);
    const base64 = address.slice(address.indexOf(',') + 1);
    if (base64.length <= MOST) return { base64, address };
  }
  throw new RangeError('The picture is too large.');
}

function draw(bitmap: ImageBitmap, longest: number, quality: number): string {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', quality);
}
