import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openChat } from './chat';
import { disconnect } from './client';
import { closedLoop, percentile, type Figures } from './figures';
import { startScript } from './process';

/** Known to the content word for word, so that each gets one answer and none a person. */
const QUESTIONS = ['怎么转账', '转账限额是多少', '怎么存定期', 'transfer limit', 'savings interest rate'];

export interface TurnFigures {
  /** From sending to the bot's reply on the customer's socket. */
  endToEnd: Figures;
  /** From sending to the acknowledgement, ms. */
  acknowledged: { p50: number; p99: number };
  peakMemoryMb: number;
}

/** Durable turns through the web chat of the built product: question in, reply on the socket. */
export async function benchTurn(
  width: number,
  milliseconds: number,
  env: Record<string, string>,
): Promise<TurnFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-turn-'));
  const server = await startScript(resolve('dist/src/main.js'), [], {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    MODELS_DIR: join(tmpdir(), 'switchboard-models'),
    LOG_LEVEL: 'silent',
    WEBCHAT_TOKEN_RATE: '100000',
    WEBCHAT_MESSAGE_RATE: '10000',
    ...env,
  });
  try {
    const chats = await Promise.all(Array.from({ length: width }, () => openChat(server.url)));
    const acknowledged: number[] = [];
    let asked = 0;
    const ask = async (worker: number): Promise<void> => {
      const question = QUESTIONS[asked++ % QUESTIONS.length] ?? '';
      const result = await chats[worker]?.ask(question);
      if (result) acknowledged.push(result.acknowledgedAfter);
    };
    await closedLoop(width, milliseconds / 4, ask);
    acknowledged.length = 0;
    const endToEnd = await closedLoop(width, milliseconds, ask);
    chats.forEach((chat) => chat.close());
    acknowledged.sort((a, b) => a - b);
    const rounded = (share: number): number => Math.round(percentile(acknowledged, share) * 100) / 100;
    return {
      endToEnd,
      acknowledged: { p50: rounded(0.5), p99: rounded(0.99) },
      peakMemoryMb: peakMemory(server.pid),
    };
  } finally {
    await server.stop();
    disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

function peakMemory(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
