import { mix, type Extractor } from './feature-buffer';

const SINGLE = 0x5a17;
const DOUBLE = 0x6b33;
const RUN = 0x7c49;
const SPACE = 0x20;

/** Ends of a run of Latin letters or digits. */
function isAscii(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}

/** White space and punctuation, which carry no meaning here. */
const SKIPPED = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  if (!/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) SKIPPED[code] = 1;
}

/** Single characters, pairs of neighbours (punctuation is skipped over), and whole Latin words and numbers. */
export const chineseFeatures: Extractor = (text, into) => {
  let previous = SPACE;
  let run = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : SPACE;
    const ascii = isAscii(code);
    if (ascii) run = mix(run === 0 ? RUN : run, code);
    else if (run !== 0) {
      into.push(run);
      run = 0;
    }
    if (SKIPPED[code] === 1 && i < text.length) continue;
    if (i < text.length) into.push(mix(SINGLE, code));
    into.push(mix(mix(DOUBLE, previous), code));
    previous = code;
  }
};
