import { Presets, SingleBar } from 'cli-progress';
import type { Out } from './io';

export interface Progress {
  /** `done` from 0 to 1; `step` says what is being done. */
  at(done: number, step: string): void;
  stop(): void;
}

/** A progress bar on a terminal; elsewhere a plain line whenever the step or the tenth changes. */
export function startProgress(title: string, out: Out): Progress {
  return out.isTTY === true
    ? startBar(title, out as unknown as NodeJS.WritableStream)
    : startLines(title, out);
}

function startBar(title: string, out: NodeJS.WritableStream): Progress {
  const bar = new SingleBar(
    { format: `${title} {bar} {percentage}% {step}`, stream: out, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(100, 0, { step: '' });
  return { at: (done, step) => bar.update(Math.round(done * 100), { step }), stop: () => bar.stop() };
}

function startLines(title: string, out: Out): Progress {
  let last = '';
  return {
    at: (done, step) => {
      const line = `${title}: ${step} ${Math.floor(done * 10) * 10} %`;
      if (line !== last) out.write(`${line}\n`);
      last = line;
    },
    stop: () => undefined,
  };
}
