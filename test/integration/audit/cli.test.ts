import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAudit } from '../../../src/audit';
import { main } from '../../../src/audit-cli';
import { hashOf, type AuditEntry } from '../../../src/contract/audit';
import type { Store } from '../../../src/contract/store';
import { openStore } from '../../../src/store/open';
import { fakeClock } from '../../fakes/clock';
import { fakeLogger } from '../../fakes/logger';

const clock = fakeClock();
let dataDir: string;
const before = process.env['DATA_DIR'];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'switchboard-audit-'));
  process.env['DATA_DIR'] = dataDir;
});
afterEach(async () => {
  if (before === undefined) delete process.env['DATA_DIR'];
  else process.env['DATA_DIR'] = before;
  await rm(dataDir, { recursive: true, force: true });
});

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir, clock });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const fill = (store: Store, count: number): Promise<AuditEntry[]> => {
  const audit = createAudit({ repository: store.audit, clock, logger: fakeLogger(), secret: () => 's' });
  const entry = { actor: 'a', actorName: 'ann', subject: '', detail: {}, address: '' };
  return Promise.all(
    Array.from({ length: count }, () => audit.note({ ...entry, action: 'session.open', outcome: 'allowed' })),
  );
};
async function run(...args: string[]): Promise<[number, string]> {
  const lines: string[] = [];
  const code = await main(args, (line) => lines.push(line));
  return [code, lines.join('\n')];
}

describe('audit verify', () => {
  test('tells that the chain is whole, and what to note of it', async () => {
    const last = (await withStore((store) => fill(store, 3))).at(-1);
    const [code, said] = await run('verify');
    expect(code).toBe(0);
    expect(said).toContain('Whole: 3 entries, 1 to 3.');
    expect(said).toContain(`3:${last?.hash ?? ''}`);
    expect((await run('verify', `3:${last?.hash ?? ''}`))[0]).toBe(0);
  });

  test('names the first entry that is broken, and a cut end to whoever noted it', async () => {
    const entries = await withStore((store) => fill(store, 3));
    await withStore(async (store) => {
      await store.audit.removeUpTo(3, 10);
      const [first, second] = entries;
      if (!first || !second) throw new Error('no entries');
      const forged = { ...second, actorName: 'bob' };
      await store.audit.insert(first);
      await store.audit.insert({ ...forged, hash: hashOf(second) });
    });
    expect(await run('verify')).toEqual([
      1,
      expect.stringContaining('BROKEN: entry 2 is not as it was written'),
    ]);
    const [, , third] = entries;
    expect((await run('verify', `3:${third?.hash ?? ''}`))[0]).toBe(1);
  });

  test('says how it is used', async () => {
    for (const args of [[], ['prune'], ['verify', 'x']]) expect((await run(...args))[0]).toBe(2);
  });
});
