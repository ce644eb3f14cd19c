import { setTimeout as wait } from 'node:timers/promises';
import type { EngineOptions } from '../create-nlu';
import { coloursFor, type Colours } from './colours';

/** Where text goes; a terminal says so. */
export interface Out {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}

/** Everything outside that the commands touch. */
export interface Io {
  out: Out;
  /** Progress and what went wrong, so that `out` holds results only. */
  err: Out;
  env: Readonly<Record<string, string | undefined>>;
  fetch: typeof fetch;
  now(): Date;
  wait(ms: number): Promise<void>;
  /** Where training and validation run; worker threads unless told otherwise. */
  engine?: Pick<EngineOptions, 'trainer' | 'validator'>;
}

export function processIo(): Io {
  return {
    out: process.stdout,
    err: process.stderr,
    env: process.env,
    fetch: (...request) => fetch(...request),
    now: () => new Date(),
    wait: async (ms) => {
      await wait(ms);
    },
  };
}

/** Colours for a terminal, unless NO_COLOR (https://no-color.org) asks for none. */
export function coloursOf({ out, env }: Io): Colours {
  return coloursFor(out.isTTY === true && (env.NO_COLOR ?? '') === '');
}

/** What commands end with. */
export const EXIT = { fine: 0, findings: 1, usage: 2, server: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a message for people. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly code: ExitCode,
  ) {
    super(message);
  }
}

/** Puts JSON out, for other programs. */
export function putJson({ out }: Io, value: unknown): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}
