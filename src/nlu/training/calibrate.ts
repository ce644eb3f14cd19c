import type { Calibration } from '../classifier/scope';
import { scopeEvidence } from '../classifier/scope';
import type { HeldOut } from './cross-validate';

const TEMPERATURES = [0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.27, 0.33, 0.4, 0.5, 0.7, 1];
/** Used when there are too few rows to hold any out. */
const UNTAUGHT: Calibration = { temperature: 0.2, threshold: 0.6, floor: -0.6 };
const FEWEST_ROWS = 20;
/** Share of rightly understood rows whose margin may lie below the floor; these count towards the rejected share. */
const BELOW_FLOOR = 0.02;

/**
 * Learns from held-out rows how far to trust margins, and below which evidence a text is out of scope:
 * `rejectedShare` of the rows is given up, so that strangers are noticed.
 */
export function calibrate(held: readonly HeldOut[], rejectedShare: number): Calibration {
  if (held.length < FEWEST_ROWS) return UNTAUGHT;
  const rows = held.map(({ margins, truth, known }) => {
    const best = margins.reduce((a, b) => Math.max(a, b), -Infinity);
    return { best, known, right: margins[truth] === best };
  });
  const rightMargins = rows.filter(({ right }) => right).map(({ best }) => best);
  const floor = quantile(rightMargins, BELOW_FLOOR);
  const evidence = rows.map(({ best, known }) => (best < floor ? -Infinity : scopeEvidence(best, known)));
  return { temperature: bestTemperature(held), threshold: quantile(evidence, rejectedShare), floor };
}

/** The temperature that makes the right intents most likely. */
function bestTemperature(held: readonly HeldOut[]): number {
  let best = UNTAUGHT.temperature;
  let least = Infinity;
  for (const temperature of TEMPERATURES) {
    const loss = logLoss(held, temperature);
    if (loss < least) [least, best] = [loss, temperature];
  }
  return best;
}

function logLoss(held: readonly HeldOut[], temperature: number): number {
  let loss = 0;
  for (const { margins, truth } of held) {
    if (truth >= 0) loss -= Math.log(Math.max(softmaxAt(margins, truth, temperature), 1e-9));
  }
  return loss;
}

function softmaxAt(margins: Float32Array, at: number, temperature: number): number {
  const chosen = margins[at] ?? 0;
  let sum = 0;
  for (const margin of margins) sum += Math.exp((margin - chosen) / temperature);
  return 1 / sum;
}

/** The figure that the given share lies below; at least a finite one, or 0 when there is none. */
function quantile(figures: readonly number[], share: number): number {
  const sorted = Float64Array.from(figures).sort();
  const rest = sorted.subarray(Math.floor(sorted.length * share));
  return rest.find((figure) => Number.isFinite(figure)) ?? 0;
}
