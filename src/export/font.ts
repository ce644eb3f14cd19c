import { access } from 'node:fs/promises';
import { AppError } from '../contract/errors';
import type { Locale } from '../contract/understanding';

/** A font file, and which of a collection's fonts. */
export interface FontFace {
  path: string;
  face: string | undefined;
}

/** Where Debian, Ubuntu, Alpine and Fedora put Noto Sans CJK. */
export const USUAL_PLACES = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
];
/** One Han character is drawn differently in Hong Kong. */
const NOTO_FACES: Record<Locale, string> = {
  'zh-CN': 'NotoSansCJKsc-Regular',
  'zh-HK': 'NotoSansCJKhk-Regular',
  en: 'NotoSansCJKsc-Regular',
};

/** `path`, or `path#PostScriptName` for one font of a collection. PDF_FONT_MISSING when there is none. */
export async function findFont(configured: string | undefined, locale: Locale): Promise<FontFace> {
  const [path, face] = configured?.split('#') ?? [];
  for (const place of path === undefined ? USUAL_PLACES : [path]) {
    if (await isThere(place)) return { path: place, face: face ?? facesOf(place, locale) };
  }
  throw fontMissing();
}

export function fontMissing(cause?: unknown): AppError {
  return new AppError(
    'PDF_FONT_MISSING',
    'There is no font that a PDF could show Chinese with: install fonts-noto-cjk, or set PDF_FONT. Plain text can be exported without.',
    { cause },
  );
}

function facesOf(path: string, locale: Locale): string | undefined {
  return /NotoSansCJK-Regular\.ttc$/u.test(path) ? NOTO_FACES[locale] : undefined;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
