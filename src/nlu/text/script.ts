import type { Locale } from '../../contract/understanding';
import { hanTable, SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './han-table';
import { MAX_TEXT } from './normalise';

export interface ScriptShare {
  /** Han characters. */
  han: number;
  /** Words in Latin or other alphabetic script. */
  words: number;
  simplified: number;
  traditional: number;
}

const ALPHA = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  const isNarrow = code < 0x3000 || (code >= 0xff21 && code <= 0xff5a);
  if (isNarrow && /\p{L}/u.test(String.fromCharCode(code))) ALPHA[code] = 1;
}
/** An apostrophe, and invisible characters that stand within words. */
const WITHIN_WORD = new Set([0x27, 0x2019, 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);

/** Counts Han characters, alphabetic words and one-script characters of the text. */
export function scriptShare(text: string): ScriptShare {
  const { script } = hanTable();
  const share: ScriptShare = { han: 0, words: 0, simplified: 0, traditional: 0 };
  const end = Math.min(text.length, MAX_TEXT);
  let inWord = false;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const isLetter = ALPHA[code] === 1;
    if (isLetter && !inWord) share.words++;
    inWord = isLetter || (inWord && WITHIN_WORD.has(code));
    if (code < 0x3400 || code > 0x9fff) continue;
    share.han++;
    const kind = script[code];
    if (kind === TRADITIONAL_ONLY) share.traditional++;
    else if (kind === SIMPLIFIED_ONLY) share.simplified++;
  }
  return share;
}

/** Brings a BCP 47 tag to a content locale; unknown tags give undefined. */
export function contentLocale(tag: string | undefined): Locale | undefined {
  const lower = tag?.toLowerCase().replace(/_/g, '-') ?? '';
  if (lower.startsWith('en')) return 'en';
  if (lower.startsWith('yue')) return 'zh-HK';
  if (!lower.startsWith('zh')) return undefined;
  return /hant|hk|tw|mo/.test(lower) ? 'zh-HK' : 'zh-CN';
}

/** The language and script of the text; the hint decides where the text itself does not. */
export function languageOf(share: ScriptShare, hint: Locale | undefined): Locale {
  if (share.han === 0) return share.words > 0 ? 'en' : (hint ?? 'zh-CN');
  if (share.words > share.han) return 'en';
  if (share.traditional !== share.simplified) return share.traditional > share.simplified ? 'zh-HK' : 'zh-CN';
  return hint === 'zh-HK' ? 'zh-HK' : 'zh-CN';
}
