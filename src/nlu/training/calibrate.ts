/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { REJECTED_SHARE, scopeEvidence, type Calibration } from '../classifier/scope';
import type { HeldOut } from './cross-validate';

const TEMPERATURES = [0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.27, 0.33, 0.4, 0.5, 0.7, 1];
/** Used when there are too few rows to hold any out. */
const UNTAUGHT: Calibration = { temperature: 0.2, threshold: 0 };

/** Learns from held-out rows how far to trust margins, and below which evidence a text is out of scope. */
export function calibrate(held: readonly HeldOut[]): Calibration {
  if (held.length < 20) return UNTAUGHT;
  let best = UNTAUGHT.temperature;
  let least = Infinity;
  for (const temperature of TEMPERATURES) {
    const loss = logLoss(held, temperature);
    if (loss < least) [least, best] = [loss, temperature];
  }
  return {
    temperature: best,
    threshold: quantile(
      held.map(({ margins, known }) => scopeEvidence(Math.max(...margins), known)),
      REJECTED_SHARE,
    ),
  };
}

function logLoss(held: readonly HeldOut[], temperature: number): number {
  let loss = 0;
  for (const { margins, truth } of held) {
    if (truth >= 0) loss -= Math.log(Math.max(softmaxAt(margins, truth, temperature), 1e-9));
  }
  return loss;
}

function softmaxAt(margins: Float32Array, at: number, temperature: number): number {
  let sum = 0;
  for (const margin of margins) sum += Math.exp((margin - margins[at]!) / temperature);
  return 1 / sum;
}

function quantile(figures: number[], share: number): number {
  const sorted = Float64Array.from(figures).sort();
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
