import { median } from './statistics';

/** Texts of one pass; more say no more. */
const MOST_TEXTS = 4000;
const PASSES = 7;

/** Runs the work and counts the processor seconds of all threads. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; cpuSeconds: number }> {
  const started = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(started);
  return { result, cpuSeconds: (user + system) / 1e6 };
}

/** Texts a second on this thread: one pass to warm up, then the median of several. */
export async function throughput(
  texts: readonly string[],
  ask: (text: string) => unknown,
  passes = PASSES,
): Promise<number> {
  const asked = texts.slice(0, MOST_TEXTS);
  const speeds: number[] = [];
  for (let pass = 0; pass <= passes; pass++) {
    const started = performance.now();
    for (const text of asked) {
      const answer = ask(text);
      if (answer instanceof Promise) await answer;
    }
    speeds.push((1000 * asked.length) / (performance.now() - started));
  }
  return Math.round(median(speeds.slice(1)));
}

/** Most memory that this process ever held. */
export function peakMemoryBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
