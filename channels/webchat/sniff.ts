import { fileKind, type FileKind } from '../../src/channel-kit';

const PLAIN_TEXT: FileKind = { type: 'text/plain; charset=utf-8', endings: ['txt', 'csv', 'log', 'md'] };

/** The kind of a file that customers may send, by its bytes alone; null for any other. */
export function sniff(bytes: Buffer): FileKind | null {
  if (bytes.length === 0) return null;
  return fileKind(bytes) ?? (isPlainText(bytes) ? PLAIN_TEXT : null);
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
