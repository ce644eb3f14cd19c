import type { Calibration } from '../classifier/linear-model';
import { trainScope, type ScopeJob } from '../scope/train-scope';
import type { HeldOut } from './cross-validate';

const TEMPERATURES = [0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.27, 0.33, 0.4, 0.5, 0.7, 1];
/** Used when there are too few rows to hold any out. */
const UNTAUGHT = 0.2;
const FEWEST_ROWS = 20;

/** Learns from held-out rows how far to trust margins, and where the scope ends. */
export function calibrate(job: ScopeJob): Calibration {
  const temperature = job.held.length < FEWEST_ROWS ? UNTAUGHT : bestTemperature(job.held);
  return { temperature, scope: trainScope(job) };
}

/** The temperature that makes the right intents most likely. */
function bestTemperature(held: readonly HeldOut[]): number {
  let best = UNTAUGHT;
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
