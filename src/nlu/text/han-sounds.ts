import { pinyin } from 'pinyin-pro';

/** Why: each is asked for again and again, and there are no more Han characters than this keeps. */
const known = new Map<string, readonly string[]>();

/** Every reading of a Han character, without tones, ü as v; one that has none gives an empty list. */
export function readingsOf(char: string): readonly string[] {
  const found = known.get(char);
  if (found) return found;
  const readings = pinyin(char, {
    toneType: 'none',
    type: 'array',
    multiple: true,
    v: true,
    nonZh: 'removed',
  });
  known.set(char, readings);
  return readings;
}
