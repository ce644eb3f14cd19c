import { ZodError } from 'zod';
import type { Agent } from '../contract/agent';
import { cannedWordsSchema, MOST_CANNED_ROWS, type CannedWords, type Imported } from '../contract/assist';
import type { Assist, Canned } from '../contract/assist-port';
import { AppError } from '../contract/errors';
import { readCsv, writeCsv } from './csv';
import type { CannedDeps } from './deps';
import { STARTER_CANNED } from './starter/canned';

const COLUMNS = ['scope', 'locale', 'folder', 'queue', 'shortcut', 'title', 'text'] as const;
type Outcome = 'created' | 'changed' | 'same';

interface Verbs {
  add(agent: Agent, words: CannedWords): Promise<Canned>;
  change(agent: Agent, id: string, words: CannedWords, version: number): Promise<Canned>;
}

/** Canned replies as a table, and the set to begin with. */
export function exchange(
  { store, logger }: CannedDeps,
  verbs: Verbs,
): Pick<Assist, 'exportCanned' | 'importCanned' | 'addStarterCanned'> {
  /** A row is the same reply when scope and language are, and the shortcut, or without one the title. */
  async function take(agent: Agent, words: CannedWords, known: Canned[]): Promise<Outcome> {
    const found = known.find((one) => isSame(one, words));
    if (!found) {
      known.push(await verbs.add(agent, words));
      return 'created';
    }
    if (COLUMNS.every((name) => wordsOf(found)[name] === words[name])) return 'same';
    const after = await verbs.change(agent, found.id, words, found.version);
    known.splice(known.indexOf(found), 1, after);
    return 'changed';
  }

  async function takeAll(agent: Agent, rows: { line: number; read: () => CannedWords }[]): Promise<Imported> {
    const known = await store.canned.list(agent.id);
    const done: Imported = { created: 0, changed: 0, same: 0, failed: [] };
    for (const { line, read } of rows) {
      try {
        done[await take(agent, read(), known)]++;
      } catch (error) {
        done.failed.push({ line, why: whyOf(error) });
      }
    }
    logger.info({ agent: agent.id, ...done, failed: done.failed.length }, 'canned replies imported');
    return done;
  }

  return {
    async exportCanned(agent) {
      const all = await store.canned.list(agent.id);
      return writeCsv(
        [...COLUMNS],
        all.sort(inOrder).map((one) => COLUMNS.map((name) => wordsOf(one)[name] ?? '')),
      );
    },
    importCanned: async (agent, csv) => takeAll(agent, rowsOf(csv)),
    addStarterCanned: (agent) =>
      takeAll(
        agent,
        STARTER_CANNED.map((words, index) => ({ line: index + 1, read: () => ({ ...words }) })),
      ),
  };
}

function rowsOf(csv: string): { line: number; read: () => CannedWords }[] {
  const rows = readCsv(csv);
  if (rows.length > MOST_CANNED_ROWS) {
    throw new AppError(
      'BAD_REQUEST',
      `The table has more than ${String(MOST_CANNED_ROWS)} rows; send it in parts.`,
    );
  }
  return rows.map(({ line, cells }) => ({
    line,
    read: () => cannedWordsSchema.parse({ ...cells, queue: cells['queue']?.trim() ? cells['queue'] : null }),
  }));
}

function wordsOf({ owner, locale, folder, queue, shortcut, title, text }: Canned): CannedWords {
  return { scope: owner === '' ? 'shared' : 'personal', locale, folder, queue, shortcut, title, text };
}

function isSame(one: Canned, words: CannedWords): boolean {
  const { scope, locale, shortcut, title } = wordsOf(one);
  if (scope !== words.scope || locale !== words.locale) return false;
  return words.shortcut === '' ? title === words.title : shortcut === words.shortcut;
}

function inOrder(a: Canned, b: Canned): number {
  const key = ({ owner, locale, folder, title }: Canned) => [owner, locale, folder, title].join('\u0000');
  return key(a) < key(b) ? -1 : 1;
}

function whyOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (!(error instanceof ZodError)) throw error;
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
