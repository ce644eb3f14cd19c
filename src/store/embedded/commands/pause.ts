import { setImmediate as turn } from 'node:timers/promises';

/** A read gives the event loop back after this long, so that webhooks are answered meanwhile. */
const SLICE_MS = 10;

/** Lets other work run when a read has taken its slice; one per operation. */
export class Pause {
  private start = performance.now();

  get isDue(): boolean {
    return performance.now() - this.start > SLICE_MS;
  }

  async rest(): Promise<void> {
    await turn();
    this.start = performance.now();
  }
}

/** All results of a stepwise read, resting when it takes long. */
export async function collect<T>(steps: Iterable<T | undefined>): Promise<T[]> {
  const pause = new Pause();
  const all: T[] = [];
  for (const step of steps) {
    if (step !== undefined) all.push(step);
    else if (pause.isDue) await pause.rest();
  }
  return all;
}

/** The number of results of a stepwise read. */
export async function countSteps(steps: Iterable<unknown>): Promise<number> {
  const pause = new Pause();
  let n = 0;
  for (const step of steps) {
    if (step !== undefined) n++;
    else if (pause.isDue) await pause.rest();
  }
  return n;
}
