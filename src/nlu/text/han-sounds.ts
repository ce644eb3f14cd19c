import { pinyin } from 'pinyin-pro';

/** Every reading of a Han character, without tones, ü as v; one that has none gives an empty list. */
export function readingsOf(char: string): string[] {
  return pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true, nonZh: 'removed' });
}
