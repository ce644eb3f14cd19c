import { spawn } from 'node:child_process';

export interface Started {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a script that prints `Web chat <url>/` once it listens. */
export async function startScript(
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<Started> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.once('exit', (code) => reject(new Error(`${script} ended with ${String(code)}:\n${printed}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /Web chat\s+(http:\/\/\S+?)\/\s/u.exec(printed)?.[1];
      if (found) resolve(found);
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
