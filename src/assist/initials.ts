import { customPinyin, pinyin } from 'pinyin-pro';

/** Words of a bank's that the dictionary does not have, so that the commoner reading of a character would win. */
customPinyin({
  重置: 'chóng zhì',
  重设: 'chóng shè',
  重发: 'chóng fā',
  重签: 'chóng qiān',
  重开: 'chóng kāi',
  分行: 'fēn háng',
  调额: 'tiáo é',
});

/** First letters of the sounds of Han characters; other letters and digits stay, everything else goes. */
export function initials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
