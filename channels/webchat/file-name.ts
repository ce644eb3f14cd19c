import { wellFormed } from '../../src/channel-kit';

const MAX_CODE_POINTS = 80;

/**
 * Makes a sender's file name harmless: no folders, control characters, marks that turn the writing direction (they make
 * `exe.txt` look like `txt.exe`), or characters that shells and headers treat specially, at most 80 code points, and
 * an ending that fits the file's real kind.
 */
export function safeFileName(name: string, endings: readonly string[]): string {
  const base = wellFormed(name).normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}"'<>|:*?;%&#$`~\\]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const fits = endings.some((ending) => plain.toLowerCase().endsWith(`.${ending}`));
  const ending = fits ? plain.slice(plain.lastIndexOf('.')) : `.${endings[0] ?? 'bin'}`;
  const stem = fits ? plain.slice(0, -ending.length) : plain;
  const room = MAX_CODE_POINTS - ending.length;
  return `${Array.from(stem).slice(0, room).join('').trim() || 'file'}${ending}`;
}
