import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openChat, type Chat } from './chat';
import { disconnect, post } from './client';
import { percentile } from './figures';
import { startScript, type Started } from './process';
import { ASKED, VERSIONS, versionOf, writeVersion } from './swap-content';

const CHATS = 96;
const SWAP_EVERY_MS = 500;

export interface SwapFigures {
  /** Messages a second that were offered. */
  offered: number;
  asked: number;
  /** Replies by the version that gave them. */
  answered: Record<(typeof VERSIONS)[number], number>;
  /** Replies that no single version gives. */
  mixed: number;
  errors: number;
  swaps: number;
  /** From the moment a message was due to its reply on the socket, ms. */
  p50: number;
  p99: number;
}

/** Switches between two publications, over and over, while customers write at a steady rate. */
export async function benchSwap(perSecond: number, milliseconds: number): Promise<SwapFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-swap-'));
  const password = randomBytes(12).toString('base64url');
  const start = (version: (typeof VERSIONS)[number]): Promise<Started> =>
    startScript(resolve('dist/src/main.js'), [], {
      ...{ PORT: '0', HOST: '127.0.0.1', PLAYGROUND: 'off', LOG_LEVEL: 'silent', ADMIN_PASSWORD: password },
      ...{ DATA_DIR: join(folder, 'data'), INTENTS_DIR: join(folder, version), INTENTS_WRITE_BACK: 'off' },
      ...{ WEBCHAT_TOKEN_RATE: '100000', WEBCHAT_MESSAGE_RATE: '10000', CONTENT_ON_START: 'publish' },
    });
  for (const version of VERSIONS) await writeVersion(join(folder, version), version);
  await (await start('A')).stop();
  const server = await start('B');
  try {
    return await swapUnderLoad(server.url, password, perSecond, milliseconds);
  } finally {
    await server.stop();
    disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

async function swapUnderLoad(
  url: string,
  password: string,
  perSecond: number,
  milliseconds: number,
): Promise<SwapFigures> {
  const chats = await Promise.all(Array.from({ length: CHATS }, () => openChat(url)));
  const seen: SwapFigures = {
    ...{
      offered: perSecond,
      asked: 0,
      answered: { A: 0, B: 0 },
      mixed: 0,
      errors: 0,
      swaps: 0,
      p50: 0,
      p99: 0,
    },
  };
  let over = false;
  const swapping = swapUntil(() => over, url, await signIn(url, password), seen);
  const times = await load(chats, perSecond, milliseconds, seen);
  over = true;
  await swapping;
  chats.forEach((chat) => chat.close());
  times.sort((a, b) => a - b);
  const rounded = (share: number): number => Math.round(percentile(times, share) * 10) / 10;
  return { ...seen, p50: rounded(0.5), p99: rounded(0.99) };
}

async function load(
  chats: Chat[],
  perSecond: number,
  milliseconds: number,
  seen: SwapFigures,
): Promise<number[]> {
  const started = performance.now();
  const times: number[] = [];
  const total = Math.round((perSecond * milliseconds) / 1000);
  const worker = async (chat: Chat, first: number): Promise<void> => {
    for (let n = first; n < total; n += chats.length) {
      const due = started + (n * 1000) / perSecond;
      const wait = due - performance.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      await ask(chat, n, seen);
      times.push(performance.now() - due);
    }
  };
  await Promise.all(chats.map(worker));
  return times;
}

async function ask(chat: Chat, n: number, seen: SwapFigures): Promise<void> {
  const { text, intent } = ASKED[n % ASKED.length] ?? { text: '', intent: '' };
  seen.asked++;
  try {
    const version = versionOf((await chat.ask(text)).reply, intent);
    if (version === null) seen.mixed++;
    else seen.answered[version]++;
  } catch {
    seen.errors++;
  }
}

/** Rolls back and forth between publications 1 and 2. */
async function swapUntil(
  isOver: () => boolean,
  url: string,
  cookie: string,
  seen: SwapFigures,
): Promise<void> {
  for (let to = 1; !isOver(); to = 3 - to) {
    const { status, body } = await post(
      `${url}/api/studio/rollback`,
      { to, reason: 'bench' },
      { cookie, origin: url },
    );
    if (status !== 200) throw new Error(`rollback: ${String(status)} ${body}`);
    seen.swaps++;
    await new Promise((done) => setTimeout(done, SWAP_EVERY_MS));
  }
}

async function signIn(url: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
