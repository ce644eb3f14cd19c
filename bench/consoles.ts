import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { disconnect, post } from './client';
import { BenchConsole, hangUp } from './console';
import { conversationOf, customerOf, EACH } from './desk-people';
import { figures, type Figures } from './figures';
import { startScript } from './process';

export interface ConsoleFigures {
  consoles: number;
  /** Messages of customers a second, and moves in the queue a second. */
  messages: number;
  moves: number;
  /** From the customer's message to the event in the owner's console, and to its text read there; ms. */
  event: Figures;
  screen: Figures;
  /** Events that all consoles heard, and lists that they read, a second. */
  heard: number;
  lists: number;
  /** Of the server's memory, by one more console. */
  kilobytesEach: number;
}

interface Load {
  messages: number;
  moves: number;
}

/** Consoles that listen while customers write; `moves`: customers who come to the queue, of which all consoles hear. */
export async function benchConsoles(
  consoles: number,
  milliseconds: number,
  loads: Load[],
  env: Record<string, string>,
): Promise<ConsoleFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-consoles-'));
  const server = await startScript(resolve('dist/bench/desk-server.js'), [String(consoles)], {
    ...{
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder,
      VENDOR_URL: 'http://127.0.0.1:9',
    },
    MODELS_DIR: join(tmpdir(), 'switchboard-models'),
    ...{ AGENT_LEASE_SECONDS: '90' },
    ...env,
  });
  const run = new Run(server.url, consoles);
  try {
    const before = await memoryOf(server.pid);
    await run.open();
    const each = (await memoryOf(server.pid)) - before;
    const seen: ConsoleFigures[] = [];
    for (const load of loads) {
      await run.load(load, milliseconds / 4);
      seen.push({ ...(await run.load(load, milliseconds)), kilobytesEach: Math.round(each / consoles) });
    }
    return seen;
  } finally {
    run.close();
    await server.stop();
    disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resident, in kB; of Linux, elsewhere NaN. */
async function memoryOf(pid: number): Promise<number> {
  await sleep(2_000);
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? NaN);
}

class Run {
  private readonly sent = new Map<string, number>();
  private readonly consoles: BenchConsole[];
  private toEvent: number[] = [];
  private toScreen: number[] = [];
  private events = 0;
  private arrivals = 0;
  private turn = 0;

  constructor(
    private readonly url: string,
    count: number,
  ) {
    const heard = {
      message: (conversationId: string, at: BenchConsole) => void this.heard(conversationId, at),
      event: () => {
        this.events++;
      },
    };
    this.consoles = Array.from({ length: count }, (_, n) => new BenchConsole(url, n, heard));
  }

  async open(): Promise<void> {
    for (const console of this.consoles) await console.open();
  }

  close(): void {
    for (const console of this.consoles) console.close();
    hangUp();
  }

  async load(
    { messages, moves }: Load,
    milliseconds: number,
  ): Promise<Omit<ConsoleFigures, 'kilobytesEach'>> {
    this.toEvent = [];
    this.toScreen = [];
    this.events = 0;
    for (const console of this.consoles) console.lists = 0;
    const people = [this.steadily(messages, milliseconds, () => this.write())];
    if (moves > 0) people.push(this.steadily(moves, milliseconds, () => this.arrive()));
    await Promise.all(people);
    await sleep(1_000);
    const lists = this.consoles.reduce((sum, console) => sum + console.lists, 0);
    return {
      ...{ consoles: this.consoles.length, messages, moves },
      event: figures(this.toEvent, milliseconds),
      screen: figures(this.toScreen, milliseconds),
      heard: Math.round((this.events / milliseconds) * 1000),
      lists: Math.round((lists / milliseconds) * 1000),
    };
  }

  private async heard(conversationId: string, console: BenchConsole): Promise<void> {
    const from = this.sent.get(conversationId);
    if (from === undefined) return;
    this.sent.delete(conversationId);
    this.toEvent.push(performance.now() - from);
    const path = `/api/conversations/${encodeURIComponent(conversationId)}`;
    if ((await console.read(path)) !== null) this.toScreen.push(performance.now() - from);
  }

  /** At a steady rate, whether or not the earlier ones are through; late ones count from when they were due. */
  private async steadily(perSecond: number, milliseconds: number, act: () => void): Promise<void> {
    const started = performance.now();
    for (let n = 0; n < (perSecond * milliseconds) / 1000; n++) {
      const due = started + (n * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await sleep(early);
      act();
    }
  }

  private write(): void {
    const n = this.turn++ % (this.consoles.length * EACH);
    const conversationId = conversationOf(n);
    if (this.sent.has(conversationId)) return;
    this.sent.set(conversationId, performance.now());
    this.say(customerOf(n), `message ${String(this.turn)}`);
  }

  private arrive(): void {
    this.say(`newcomer${String(this.arrivals++)}`, '转人工');
  }

  private say(from: string, text: string): void {
    const body = { id: `${from}-${String(this.turn)}`, from, to: 'bank', text };
    post(`${this.url}/vendor/messages`, body).catch(() => undefined);
  }
}
