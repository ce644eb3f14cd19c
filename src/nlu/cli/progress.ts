import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  step(): void;
  stop(): void;
}

/** A progress bar on a terminal; elsewhere a plain line per tenth. */
export function startProgress(title: string, total: number, out: NodeJS.WriteStream): Progress {
  return out.isTTY ? startBar(title, total, out) : startLines(title, total, out);
}

function startBar(title: string, total: number, out: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    { format: `${title} {bar} {value}/{total}`, stream: out, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}

function startLines(title: string, total: number, out: NodeJS.WriteStream): Progress {
  const every = Math.max(1, Math.ceil(total / 10));
  let done = 0;
  return {
    step: () => {
      done++;
      if (done % every === 0 || done === total) out.write(`${title} ${done}/${total}\n`);
    },
    stop: () => undefined,
  };
}
