/** The syllables of Mandarin without tones, by initial; ü is written v. */
const FINALS: readonly (readonly [string, string])[] = [
  ['', 'a ai an ang ao e ei en eng er o ou'],
  ['b', 'a ai an ang ao ei en eng i ian iao ie in ing o u'],
  ['c', 'a ai an ang ao e en eng i ong ou u uan ui un uo'],
  ['ch', 'a ai an ang ao e en eng i ong ou u uai uan uang ui un uo'],
  ['d', 'a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo'],
  ['f', 'a an ang ei en eng o ou u'],
  ['g', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo'],
  ['h', 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo'],
  ['j', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['k', 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo'],
  ['l', 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo v ve'],
  ['m', 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u'],
  ['n', 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong u uan ue uo v ve'],
  ['p', 'a ai an ang ao ei en eng i ian iao ie in ing o ou u'],
  ['q', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['r', 'an ang ao e en eng i ong ou u uan ui un uo'],
  ['s', 'a ai an ang ao e en eng i ong ou u uan ui un uo'],
  ['sh', 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo'],
  ['t', 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo'],
  ['w', 'a ai an ang ei en eng o u'],
  ['x', 'i ia ian iang iao ie in ing iong iu u uan ue un'],
  ['y', 'a an ang ao e i in ing o ong ou u uan ue un'],
  ['z', 'a ai an ang ao e ei en eng i ong ou u uan ui un uo'],
  ['zh', 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo'],
];
/** Letters of the longest syllable (zhuang). */
export const LONGEST_SYLLABLE = 6;

const SYLLABLES: ReadonlySet<string> = new Set(
  FINALS.flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);

export function isSyllable(letters: string): boolean {
  return SYLLABLES.has(letters);
}

/** Whether the letters can be cut into syllables as a whole; looks at no more than six letters per position. */
export function isPinyin(letters: string): boolean {
  const reached = new Uint8Array(letters.length + 1);
  reached[0] = 1;
  for (let from = 0; from < letters.length; from++) {
    if (reached[from] === 0) continue;
    const last = Math.min(from + LONGEST_SYLLABLE, letters.length);
    for (let to = from + 1; to <= last; to++) if (isSyllable(letters.slice(from, to))) reached[to] = 1;
  }
  return reached[letters.length] === 1;
}

/** Syllables that many speakers do not tell apart (zh and z, ang and an, lü and lu) have one sound. */
export function soundOf(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace('v', 'u');
}
