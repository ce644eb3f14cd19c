import { mix, NEAR, type Extractor, type FeatureBuffer } from './feature-buffer';

const SINGLE = 0x5a17;
const DOUBLE = 0x6b33;
const RUN = 0x7c49;
const EDGE = 0x20;
/** White space and punctuation, which carry no meaning here. */
const SKIPPED = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  if (!/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) SKIPPED[code] = 1;
}

/** Characters, pairs of neighbours (punctuation is passed over; the text's edges count), whole Latin words and numbers. */
export const chineseFeatures: Extractor = (text, into) => {
  let before = EDGE;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isAscii(code)) run = mix(run === 0 ? RUN : run, code);
    else run = pushRun(run, into);
    if (SKIPPED[code] === 1) continue;
    into.push(mix(SINGLE, code), NEAR);
    into.push(mix(mix(DOUBLE, before), code), NEAR);
    before = code;
  }
  pushRun(run, into);
  into.push(mix(mix(DOUBLE, before), EDGE), NEAR);
};

function pushRun(run: number, into: FeatureBuffer): number {
  if (run !== 0) into.push(run, NEAR);
  return 0;
}

/** Lower-case Latin letters and digits. */
function isAscii(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}
