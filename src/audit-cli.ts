import { anchorOf, verifyChain } from './audit';
import { loadConfig } from './config/load';
import type { AuditVerdict } from './contract/audit';
import { openStore } from './store/open';

const USAGE = `usage: audit verify [<number>:<hash>]

Reads the audit chain in the store that the settings name, and tells the first entry that is not as it was written.
With number and hash of an entry that was noted earlier (each is in the log), it also tells whether the end was cut off or
the chain written anew since. Exit codes: 0 whole; 1 broken; 2 wrong usage or no store.`;

/** Verifies the chain for whoever has the store. Gives the exit code. */
export async function main(args: readonly string[], say: (line: string) => void): Promise<number> {
  const [command, noted] = args;
  const anchor = noted === undefined ? undefined : anchorOf(noted);
  if (command !== 'verify' || anchor === null) {
    say(USAGE);
    return 2;
  }
  const { MONGODB_URI: mongodbUri, DATA_DIR: dataDir } = loadConfig(process.env, {});
  const store = await openStore({ mongodbUri, dataDir, clock: { now: () => new Date() } });
  try {
    const verdict = await verifyChain(store.audit, anchor);
    say(told(verdict));
    return verdict.ok ? 0 : 1;
  } finally {
    await store.close();
  }
}

const WHY = {
  changed: 'is not as it was written',
  missing: 'is missing',
  'not-linked': 'does not follow from the one before',
};

function told({ broken, checked, first, last, head }: AuditVerdict): string {
  if (broken)
    return `BROKEN: entry ${broken.number} ${WHY[broken.why]}. Before it ${checked} entries are whole.`;
  if (checked === 0) return 'The audit chain is empty.';
  return `Whole: ${checked} entries, ${first} to ${last}.\nNote this to see later that nothing was cut off: ${last}:${head}`;
}

if (require.main === module) {
  main(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(2);
    },
  );
}
