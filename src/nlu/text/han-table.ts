import { convertToHongKong, convertToSimplified } from './opencc';

const FIRST = 0x3400;
const LAST = 0x9fff;

/** Spellings that OpenCC keeps apart although customers mix them freely. */
const VARIANTS: readonly (readonly [string, string])[] = [
  ['帐', '账'],
  ['妳', '你'],
  ['甚', '什'],
  ['咗', '了'],
  ['嘅', '的'],
  ['喺', '在'],
  ['係', '是'],
  ['咭', '卡'],
];

export type ScriptClass = 0 | 1 | 2;
/** Character is written alike in both scripts. */
export const EITHER = 0;
/** Character exists in simplified text only. */
export const SIMPLIFIED_ONLY = 1;
/** Character exists in traditional (or Cantonese) text only. */
export const TRADITIONAL_ONLY = 2;

interface HanTable {
  /** Code unit to its simplified code unit. */
  fold: Uint16Array;
  /** Code unit to {@link ScriptClass}. */
  script: Uint8Array;
}

/** Converts every character of the block on its own: line breaks between them keep phrases from matching. */
function convertBlock(convert: (text: string) => string): string[] {
  const chars: string[] = [];
  for (let code = FIRST; code <= LAST; code++) chars.push(String.fromCharCode(code));
  return convert(chars.join('\n')).split('\n');
}

function buildTable(): HanTable {
  const fold = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  const script = new Uint8Array(0x10000);
  const simplified = convertBlock(convertToSimplified);
  const traditional = convertBlock(convertToHongKong);
  for (let code = FIRST; code <= LAST; code++) {
    const char = String.fromCharCode(code);
    const simple = simplified[code - FIRST] ?? char;
    if (simple.length === 1) fold[code] = simple.charCodeAt(0);
    if (simple !== char) script[code] = TRADITIONAL_ONLY;
    else if (traditional[code - FIRST] !== char) script[code] = SIMPLIFIED_ONLY;
  }
  for (const [from, to] of VARIANTS) fold[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const char of '咗嘅喺唔冇啲嗰乜嘢佢哋攞嚟') script[char.charCodeAt(0)] = TRADITIONAL_ONLY;
  return { fold, script };
}

let table: HanTable | undefined;

/** The folding table, built on first use (about 0.2 s, once per process). */
export function hanTable(): HanTable {
  table ??= buildTable();
  return table;
}
