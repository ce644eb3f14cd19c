import { AppError } from '../contract/errors';
import type { ContentFiles, Finding } from '../contract/publishing';
import type { Studio } from '../contract/studio-port';
import type { CatalogueView, IntentRow, IntentSheet } from '../contract/studio';
import type { StudioDeps } from './deps';
import type { People, Person } from './people';
import type { Working, WorkingCopy } from './working-copy';

/** Sentences that nothing answers are learned under this name; it is no intent. */
export const NONE = 'none';

type Sheets = Pick<
  Studio,
  'catalogue' | 'intent' | 'save' | 'remove' | 'addQuestions' | 'revert' | 'lint' | 'changes'
>;
interface Parts {
  deps: Pick<StudioDeps, 'workshop' | 'store' | 'settings' | 'channels'>;
  copy: WorkingCopy;
  people: People;
}

/** Reading and editing the draft, intent by intent. */
export function intentSheets({ deps, copy, people }: Parts): Sheets {
  const { workshop } = deps;

  async function sheetOf(working: Working, id: string): Promise<IntentSheet | null> {
    const sheet = workshop.sheet(working.draft.files, id);
    if (!sheet) return null;
    const touched = touchedOf(working, id);
    const person = await people([touched?.by ?? null]);
    const findings = working.findings().filter(({ intent }) => intent === id);
    return {
      ...sheet,
      findings,
      change: working.changes().get(id) ?? null,
      touched: asView(touched, person),
    };
  }

  async function sheetNow(working: Working, id: string): Promise<IntentSheet> {
    const sheet = await sheetOf(working, id);
    if (!sheet) throw noSuchIntent(id);
    return sheet;
  }

  /** Changes the sheet that the editor saw; CONFLICT when it is another by now. */
  async function changeSeen(
    by: string,
    id: string,
    seen: string | null,
    change: (files: ContentFiles) => ContentFiles,
  ): Promise<Working> {
    const found: { stale: Working | null } = { stale: null };
    const working = await copy.change(by, (now) => {
      const revision = workshop.sheet(now.draft.files, id)?.revision ?? null;
      found.stale = revision === seen ? null : now;
      return { intent: id, files: found.stale ? now.draft.files : change(now.draft.files) };
    });
    const { stale } = found;
    if (stale) throw conflict(id, await sheetOf(stale, id), touchedOf(stale, id));
    return working;
  }

  return {
    catalogue: async () => catalogueOf(await copy.current(), deps, people),
    intent: async (id) => sheetNow(await copy.current(), id),
    async save(by, id, { revision, ...words }) {
      refuseNone(id);
      return sheetNow(await changeSeen(by, id, revision, (files) => workshop.save(files, id, words)), id);
    },
    async remove(by, id, revision) {
      refuseNone(id);
      await changeSeen(by, id, revision, (files) => workshop.remove(files, id));
    },
    async addQuestions(by, id, { locale, texts, missed, golden }) {
      const working = await copy.change(by, ({ draft }) => {
        if (id !== NONE && !workshop.sheet(draft.files, id)) throw noSuchIntent(id);
        const files = workshop.addQuestions(draft.files, id, locale, texts);
        return { intent: id, files: golden ? workshop.addGolden(files, id, locale, texts) : files };
      });
      if (missed.length > 0) await deps.store.missed.setState(missed, 'done', by);
      return sheetOf(working, id);
    },
    async revert(by, id) {
      const working = await copy.change(by, ({ draft, live }) => ({
        intent: id,
        files: workshop.revert(draft.files, live, id),
      }));
      return sheetOf(working, id);
    },
    async lint(id, { revision: _seen, ...words }) {
      refuseNone(id);
      const { draft } = await copy.current();
      const saved = workshop.save(draft.files, id, words);
      return workshop.lint(saved).filter(({ intent }) => intent === id);
    },
    changes: async () => (await copy.current()).diffs(),
  };
}

async function catalogueOf(
  working: Working,
  { workshop, settings, channels }: Parts['deps'],
  people: People,
): Promise<CatalogueView> {
  const { draft } = working;
  const person = await people(draft.touched.map(({ by }) => by));
  const changes = working.changes();
  const findings = byIntent(working.findings());
  const rows = working.rows();
  const known = new Set(rows.map(({ id }) => id));
  return {
    version: draft.version,
    live: draft.base,
    intents: rows.map((row): IntentRow => ({
      ...row,
      change: changes.get(row.id) ?? null,
      touched: asView(touchedOf(working, row.id), person),
      findings: counted(findings.get(row.id) ?? []),
    })),
    topics: workshop.topics(draft.files),
    queues: workshop.queues(draft.files),
    channels: channels(),
    findings: working.findings().filter(({ intent }) => intent === undefined || !known.has(intent)),
    changes: changes.size,
    secondPerson: settings.secondPerson,
  };
}

function byIntent(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.intent === undefined) continue;
    const same = found.get(finding.intent);
    if (same) same.push(finding);
    else found.set(finding.intent, [finding]);
  }
  return found;
}

function counted(findings: readonly Finding[]): IntentRow['findings'] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

type Touched = Working['draft']['touched'][number];

function touchedOf({ draft }: Working, id: string): Touched | undefined {
  return draft.touched.find(({ intent }) => intent === id);
}

function asView(touched: Touched | undefined, person: (id: string) => Person): IntentSheet['touched'] {
  return touched ? { by: person(touched.by), at: touched.at.toISOString() } : null;
}

function noSuchIntent(id: string): AppError {
  return new AppError('NOT_FOUND', `There is no intent ${id} in the draft; it may have been removed.`);
}

function refuseNone(id: string): void {
  if (id !== NONE) return;
  throw new AppError(
    'BAD_REQUEST',
    'The name none is taken by sentences that nothing answers; choose another.',
  );
}

function conflict(id: string, current: IntentSheet | null, touched: Touched | undefined): AppError {
  const what = current ? `${id} was changed by somebody else` : `${id} is not there any more`;
  const last = touched ? { by: current?.touched?.by ?? { id: touched.by, displayName: touched.by } } : {};
  const details = { current, ...last, ...(touched ? { at: touched.at.toISOString() } : {}) };
  return new AppError('CONFLICT', `${what}; look at it as it is now, then save again.`, { details });
}
