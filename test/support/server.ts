import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const START_MS = 30_000;
const READY = /Web chat\s+(http:\/\/\S+?)\/\s/u;

export interface ServerOptions {
  /** Environment variables beside the usual ones. */
  env?: Record<string, string>;
  /** Script to run. @defaultValue the built product */
  script?: string;
  /** Data folder to keep; a fresh one, removed at the end, when left out. */
  dataDir?: string;
}

export interface RunningServer {
  url: string;
  adminPassword: string;
  pid: number;
  /** What it printed so far. */
  output(): string;
  /** Stops it as an operator would (SIGTERM); resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

/** Starts the built product on a free port. `npm test` builds it first. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const adminPassword = randomBytes(12).toString('base64url');
  const temporary = options.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'switchboard-')) : null;
  const child = spawn(process.execPath, [options.script ?? resolve('dist/src/main.js')], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      // What a test publishes must not end up in the repository.
      INTENTS_WRITE_BACK: 'off',
      // Trained once for all servers of a run; a changed content or engine has another name there.
      MODELS_DIR: join(tmpdir(), 'switchboard-models'),
      DATA_DIR: options.dataDir ?? temporary ?? '',
      ADMIN_PASSWORD: adminPassword,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const url = await untilReady(child, exited, () => printed);
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    child.kill(signal);
    const code = await exited;
    if (temporary) await rm(temporary, { recursive: true, force: true });
    return code;
  };
  return {
    url,
    adminPassword,
    pid: child.pid ?? 0,
    output: () => printed,
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
  };
}

async function untilReady(
  child: ChildProcess,
  exited: Promise<number | null>,
  printed: () => string,
): Promise<string> {
  const until = Date.now() + START_MS;
  let code: number | null | undefined;
  void exited.then((ended) => (code = ended));
  for (;;) {
    const url = READY.exec(printed())?.[1];
    if (url) return url;
    if (code !== undefined) throw new Error(`the server ended with ${String(code)}:\n${printed()}`);
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the server was not ready in time:\n${printed()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
