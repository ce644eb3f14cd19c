import { FAR, mix, NEAR, type Extractor, type FeatureBuffer } from './feature-buffer';

const SINGLE = 0x5a17;
const DOUBLE = 0x6b33;
const RUN = 0x7c49;
const APART = 0x2d8f;
const EDGE = 0x20;
/** Characters remembered to be paired with the next one. */
const WINDOW = 4;

/** White space and punctuation, which carry no meaning here. */
const SKIPPED = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  if (!/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) SKIPPED[code] = 1;
}

const previous = new Uint16Array(WINDOW);

/**
 * Characters; pairs of neighbours in their order and pairs further apart in any order (punctuation is passed over);
 * and whole Latin words and numbers.
 */
export const chineseFeatures: Extractor = (text, into) => {
  previous.fill(0);
  previous[0] = EDGE;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isAscii(code)) run = mix(run === 0 ? RUN : run, code);
    else run = pushRun(run, into);
    if (SKIPPED[code] === 1) continue;
    into.push(mix(SINGLE, code), NEAR);
    pushPairs(code, into);
    previous.copyWithin(1, 0);
    previous[0] = code;
  }
  pushRun(run, into);
  into.push(mix(mix(DOUBLE, previous[0]), EDGE), NEAR);
};

function pushRun(run: number, into: FeatureBuffer): number {
  if (run !== 0) into.push(run, NEAR);
  return 0;
}

function pushPairs(code: number, into: FeatureBuffer): void {
  into.push(mix(mix(DOUBLE, previous[0] ?? 0), code), NEAR);
  for (let back = 1; back < WINDOW; back++) {
    const other = previous[back] ?? 0;
    if (other === 0 || other === EDGE) return;
    into.push(mix(mix(APART, Math.min(other, code)), Math.max(other, code)), FAR);
  }
}

/** Lower-case Latin letters and digits. */
function isAscii(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}
