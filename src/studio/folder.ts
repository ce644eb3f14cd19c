import { AppError } from '../contract/errors';
import type { ContentFiles, Finding, Publication } from '../contract/publishing';
import type { StudioDeps } from './deps';
import type { Switching } from './switching';

const SYSTEM = 'system';

type Deps = Pick<StudioDeps, 'store' | 'engine' | 'workshop' | 'clock' | 'logger' | 'settings'>;

/** Takes over what stands in the intents folder when a process starts; see `RunningStudio.adoptFolder`. */
export async function adoptFolder(deps: Deps, switching: Switching, files: ContentFiles): Promise<void> {
  const { publications } = deps.store;
  const hash = deps.workshop.hash(files);
  const last = await publications.last();
  const known = await publications.byHash(hash);
  if (known?.source === 'folder' && known.number === last) return finish(deps, switching, known.number);
  if (known !== null) return tellHistory(deps, known);
  if (last > 0 && deps.settings.onStart === 'keep') return;
  if (!(await isSound(deps, files, last === 0))) return;
  const number = last + 1;
  if (await publications.insert(publicationOf(number, hash, files, deps.clock.now()))) {
    return finish(deps, switching, number);
  }
  return adoptFolder(deps, switching, files);
}

/** Why not made live: a process that starts late with an old folder would undo what was published since. */
async function tellHistory({ store, logger }: Deps, { number }: Publication): Promise<void> {
  const active = await store.publications.active();
  if (active === null || active.publication === number) return;
  const todo = `npm run intents -- rollback --to ${String(number)} --reason … makes it live again`;
  logger.warn(
    { folder: number, live: active.publication },
    `the intents folder holds version ${String(number)}, but version ${String(active.publication)} is live; ${todo}`,
  );
}

/** Why asked each time: another process, or one that died before this step, may have done it. */
function finish({ store }: Deps, switching: Switching, publication: number): Promise<void> {
  const order = { publication, kind: 'publish', by: SYSTEM, reason: 'the intents folder' } as const;
  return switching.activate(order, () => store.publications.wasActive(publication));
}

/** Whether it can be published; the first has nothing that could stay live instead, so its errors are thrown. */
async function isSound(
  { workshop, engine, logger }: Deps,
  files: ContentFiles,
  isFirst: boolean,
): Promise<boolean> {
  try {
    const errors = workshop.lint(files).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw invalid(errors);
    await engine.prepare(files);
    return true;
  } catch (error) {
    if (isFirst) throw error;
    const details = error instanceof AppError ? error.details : undefined;
    logger.error({ err: error, ...details }, 'the intents folder is not published; what was live stays live');
    return false;
  }
}

function invalid(errors: Finding[]): AppError {
  const lines = errors.map(({ file, line, message }) => `${file}:${line} ${message}`);
  const say = `The intents have ${errors.length} error(s); run npm run intents -- check`;
  return new AppError('CONTENT_INVALID', `${say}\n${lines.join('\n')}`, { details: { findings: errors } });
}

function publicationOf(number: number, hash: string, files: ContentFiles, at: Date): Publication {
  return {
    ...{
      number,
      hash,
      files,
      at,
      source: 'folder',
      author: SYSTEM,
      approver: SYSTEM,
      editors: [],
      notes: '',
    },
    ...{ report: null, review: null },
  };
}
