import { resolve } from 'node:path';
import { freePort } from '../support/free-port';
import { startServer, type RunningServer } from '../support/server';
import { sleep } from './customers';

const MOST_MS_ALIVE = 1_000;
const SCRIPT = resolve('dist/test/chaos/server.js');

export interface Scene {
  urls: string[];
  kills: () => number;
  /** Kills a server at a random instant and starts it again, as many times as told. */
  rage(times: number): Promise<void>;
  close(): Promise<void>;
}

export interface SceneOptions {
  /** 1 for the embedded store, 2 for the cluster. */
  processes: number;
  env: Record<string, string>;
  dataDir: string;
  random: () => number;
  /** Done now and then between kills, such as emptying Redis. */
  mischief?: () => Promise<void>;
}

/** The servers of a chaos run, each on a port that it keeps over restarts. */
export async function openScene({ processes, env, dataDir, random, mischief }: SceneOptions): Promise<Scene> {
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const start = (port: number): Promise<RunningServer> =>
    startServer({
      script: SCRIPT,
      dataDir,
      env: { ...env, PORT: String(port), SWEEP_SECONDS: '1', LOG_LEVEL: 'silent' },
    });
  const servers: RunningServer[] = [];
  for (const port of ports) servers.push(await start(port));
  let kills = 0;

  async function killOne(): Promise<void> {
    const index = Math.floor(random() * ports.length);
    await servers[index]?.kill();
    kills++;
    if (mischief && random() < 0.3) await mischief();
    servers[index] = await start(ports[index] ?? 0);
  }

  return {
    urls: ports.map((port) => `http://127.0.0.1:${String(port)}`),
    kills: () => kills,
    async rage(times) {
      while (kills < times) {
        await sleep(random() * MOST_MS_ALIVE);
        await killOne();
      }
    },
    async close() {
      await Promise.all(servers.map((server) => server.kill()));
    },
  };
}
