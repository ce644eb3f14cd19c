export interface Figures {
  count: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** The value below which the given share of the sorted numbers lies. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Rate and latencies (ms) of what took `elapsedMs` in all. */
export function figures(latencies: number[], elapsedMs: number): Figures {
  const sorted = [...latencies].sort((a, b) => a - b);
  return {
    count: latencies.length,
    perSecond: Math.round((latencies.length / elapsedMs) * 1000),
    p50: round(percentile(sorted, 0.5)),
    p99: round(percentile(sorted, 0.99)),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Runs `task` over and over, `width` at a time, for the given time; latencies in ms. */
export async function closedLoop(
  width: number,
  milliseconds: number,
  task: (worker: number) => Promise<void>,
): Promise<Figures> {
  const latencies: number[] = [];
  const started = performance.now();
  const until = started + milliseconds;
  const worker = async (_: unknown, index: number): Promise<void> => {
    while (performance.now() < until) {
      const before = performance.now();
      await task(index);
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return figures(latencies, performance.now() - started);
}
