import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startScript } from './process';
import { disconnect, post } from './client';
import { closedLoop, type Figures } from './figures';

const MESSAGE = { type: 'message', locale: 'zh-CN', text: '转账要手续费吗', from: { id: 'u' } };

/** What one bare durable insert per request costs here and now. */
export async function benchFloor(width: number, milliseconds: number): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-floor-'));
  const server = await startScript(resolve('dist/bench/floor-server.js'), [folder], {});
  try {
    const once = async (): Promise<void> => {
      const { status } = await post(`${server.url}/messages`, MESSAGE);
      if (status !== 200) throw new Error(`the floor answered ${String(status)}`);
    };
    await closedLoop(width, milliseconds / 4, once);
    return await closedLoop(width, milliseconds, once);
  } finally {
    await server.stop();
    disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}
