import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { SingleBar } from 'cli-progress';
import { benchClaims } from './claims';
import { benchConsoles } from './consoles';
import { benchFloor } from './floor';
import { benchTurn } from './turn';
import { benchUnderstanding } from './understanding';
import { asText, type Report } from './report';
import { benchSwap } from './swap';
import { benchWebhooks } from './webhooks';

const json = process.argv.includes('--json');
const WIDTH = Number(process.env.BENCH_WIDTH ?? 64);
const MILLISECONDS = Number(process.env.BENCH_MS ?? 10_000);
const WAITING = Number(process.env.BENCH_WAITING ?? 100_000);
const AGENTS = Number(process.env.BENCH_AGENTS ?? 1_000);
const WEBHOOKS = Number(process.env.BENCH_WEBHOOKS ?? 500);
const SWAP = Number(process.env.BENCH_SWAP ?? 500);
const CLAIMS = Number(process.env.BENCH_CLAIMS ?? 10_000);
const CONSOLES = Number(process.env.BENCH_CONSOLES ?? 1_000);
/** Messages and moves in the queue, a second. */
const CONSOLE_LOADS = [
  { messages: 200, moves: 0 },
  { messages: 200, moves: 2 },
];

function step(name: string): void {
  if (!json) process.stderr.write(`${name} ...\n`);
}

function bar(name: string, total: number): (done: number) => void {
  if (json || !process.stderr.isTTY) return () => undefined;
  const progress = new SingleBar({ format: `${name} [{bar}] {value}/{total}` });
  progress.start(total, 0);
  return (done) => {
    progress.update(done);
    if (done >= total) progress.stop();
  };
}

/** A database of its own on the given MongoDB, so that nothing of a bench is left among real data. */
function freshDatabase(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/bench-${randomUUID().slice(0, 8)}`;
  return url.href;
}

async function run(): Promise<Report> {
  const { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl } = process.env;
  delete process.env.MONGODB_URI;
  delete process.env.REDIS_URL;
  step('understanding');
  const understanding = await benchUnderstanding();
  step('floor: bare express, one durable insert a request');
  const floor = await benchFloor(WIDTH, MILLISECONDS);
  step('turn: web chat, embedded store');
  const turn = await benchTurn(WIDTH, MILLISECONDS, {});
  step('claims: embedded store');
  const claims = await benchClaims(WAITING, AGENTS, CLAIMS, undefined, bar('loading', WAITING));
  step('webhooks: WeChat, SMS and web chat');
  const webhooks = await benchWebhooks(WEBHOOKS, MILLISECONDS, {});
  step('swap: two versions of the content in turns, under load');
  const swap = await benchSwap(SWAP, MILLISECONDS);
  step('consoles: events to those who listen, and what they read because of them');
  const consoles = await benchConsoles(CONSOLES, MILLISECONDS, CONSOLE_LOADS, {});
  const report: Report = {
    machine: `${String(cpus().length)} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    understanding,
    floor,
    turn,
    ratio: Math.round((turn.endToEnd.perSecond / floor.perSecond) * 100) / 100,
    claims,
    webhooks,
    swap,
    consoles,
    cluster: null,
  };
  if (mongodbUri === undefined || redisUrl === undefined) return report;
  step('turn and claims: MongoDB and Redis');
  const env = { MONGODB_URI: freshDatabase(mongodbUri), REDIS_URL: redisUrl };
  const clusterTurn = await benchTurn(WIDTH, MILLISECONDS, env);
  const clusterClaims = await benchClaims(
    WAITING,
    AGENTS,
    CLAIMS,
    freshDatabase(mongodbUri),
    bar('loading', WAITING),
  );
  return { ...report, cluster: { turn: clusterTurn, claims: clusterClaims } };
}

run().then(
  (report) => process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : asText(report)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
