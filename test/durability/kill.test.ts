import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { transformSync } from '@swc/core';
import { connectEmbedded } from '../../src/store/embedded';
import type { Acknowledged } from './writer';

/** `DURABILITY_ROUNDS=200` for the full run. */
const ROUNDS = Number(process.env['DURABILITY_ROUNDS'] ?? 10);
const ROOT = join(__dirname, '..', '..');

interface Written {
  _id: string;
  n: number;
  unique: string;
  state: string;
}

function compileFile(file: string, outDir: string): void {
  const target = join(outDir, relative(ROOT, file).replace(/\.ts$/, '.js'));
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: true,
    cwd: ROOT,
    sourceMaps: false,
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

/** Why compiled beforehand: the writer must start fast, two hundred times. */
function compileWriter(outDir: string): string {
  const sources = readdirSync(join(ROOT, 'src/store/embedded'), { recursive: true, encoding: 'utf8' });
  for (const source of sources)
    if (source.endsWith('.ts')) compileFile(join(ROOT, 'src/store/embedded', source), outDir);
  compileFile(join(__dirname, 'writer.ts'), outDir);
  symlinkSync(join(ROOT, 'node_modules'), join(outDir, 'node_modules'));
  return join(outDir, 'test/durability/writer.js');
}

/** Runs the writer until it is killed `afterMs` after its first write could begin; gives what it was told. */
async function writeUntilKilled(
  script: string,
  dataDir: string,
  round: number,
  afterMs: number,
): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [script, dataDir, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let killer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    output += chunk;
    killer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await new Promise((resolve) => child.once('close', resolve));
  const lines = output.slice(0, output.lastIndexOf('\n') + 1).split('\n');
  return lines.filter((line) => line.startsWith('[')).map((line) => JSON.parse(line) as Acknowledged);
}

function expected(acknowledged: readonly Acknowledged[]): Map<string, number> {
  const least = new Map<string, number>();
  for (const [, id, value] of acknowledged) least.set(id, Math.max(value, least.get(id) ?? 0));
  return least;
}

describe('kill -9 during writes', () => {
  const workDir = mkdtempSync(join(tmpdir(), 'switchboard-durability-'));
  const dataDir = join(workDir, 'data');
  let script = '';
  beforeAll(() => {
    script = compileWriter(join(workDir, 'build'));
  });
  afterAll(() => {
    rmSync(workDir, { recursive: true, force: true });
  });

  it(
    `loses no acknowledged write in ${ROUNDS} rounds`,
    async () => {
      let total = 0;
      const lost: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const acknowledged = await writeUntilKilled(script, dataDir, round, 50 + Math.random() * 600);
        const mongoose = await connectEmbedded({ dataDir });
        const collection = mongoose.connection.collection<Written>('writes');
        const stored = new Map((await collection.find({ _id: { $gte: `${round}-`, $lt: `${round}.` } }).toArray()).map((doc) => [doc._id, doc])); // prettier-ignore
        for (const [id, n] of expected(acknowledged))
          if ((stored.get(id)?.n ?? -1) < n) lost.push(`${id} ${n}`);
        const halves = [...stored.values()].filter(({ n, state }) => (n === 2) !== (state === 'done'));
        expect(halves).toEqual([]);
        await expect(collection.countDocuments({ state: 'done' })).resolves.toBe(
          await collection.countDocuments({ n: 2 }),
        );
        await mongoose.disconnect();
        total += acknowledged.length;
      }
      expect(lost).toEqual([]);
      expect(total).toBeGreaterThan(ROUNDS);
      console.info(`${ROUNDS} rounds, ${total} acknowledged writes, none lost`);
    },
    ROUNDS * 10_000,
  );
});
