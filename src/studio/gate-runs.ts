import { AppError } from '../contract/errors';
import type { ContentFiles, GateProgress, GateReport, GateRun } from '../contract/publishing';
import type { GateRunView } from '../contract/studio-publishing';
import type { Studio } from '../contract/studio-port';
import type { Background } from './background';
import type { StudioDeps } from './deps';
import { boundedReport } from './report';
import type { WorkingCopy } from './working-copy';

/** Sentences that are asked again. */
const REPLAYED = 1000;
const SILENT_MS = 30_000;
/** Progress is stored when it has grown by this much. */
const STEP = 0.02;

type Deps = Pick<StudioDeps, 'store' | 'engine' | 'clock' | 'logger' | 'pastQuestions'>;

/** Runs the gate over files, with what customers asked lately. */
export async function runGate(
  { engine, pastQuestions }: Pick<Deps, 'engine' | 'pastQuestions'>,
  files: ContentFiles,
  progress: GateProgress,
): Promise<GateReport> {
  return boundedReport(await engine.gate(files, await pastQuestions(REPLAYED), progress));
}

interface Wanted {
  run: GateRun;
  files: ContentFiles;
}

/** The gate over the draft, stored where every process sees it. One runs at a time, then the newest that was asked for. */
export class GateRuns implements Pick<Studio, 'startGate' | 'gate'> {
  private running: Wanted | null = null;
  private waiting: Wanted | null = null;

  constructor(
    private readonly deps: Deps,
    private readonly copy: WorkingCopy,
    private readonly background: Background,
  ) {}

  async startGate(by: string): Promise<GateRunView> {
    const { draft } = await this.copy.current();
    const last = await this.deps.store.drafts.gate();
    const isSame = last?.version === draft.version && last.state !== 'failed';
    if (last && isSame && (last.state === 'done' || this.isAlive(last))) return viewOf(last);
    const run: GateRun = {
      ...{ version: draft.version, state: 'running', step: 'lint', done: 0, report: null, detail: '', by },
      until: this.soon(),
    };
    await this.deps.store.drafts.putGate(run);
    this.waiting = { run, files: draft.files };
    if (!this.running) this.background.run('the gate', () => this.work());
    return viewOf(run);
  }

  async gate(): Promise<GateRunView> {
    const last = await this.deps.store.drafts.gate();
    if (!last) throw new AppError('NOT_FOUND', 'The draft was not checked yet; start with POST.');
    if (last.state !== 'running' || this.isAlive(last)) return viewOf(last);
    return viewOf({ ...last, state: 'failed', detail: 'The check broke off; start it again.' });
  }

  private async work(): Promise<void> {
    while (this.waiting) {
      this.running = this.waiting;
      this.waiting = null;
      try {
        await this.check(this.running);
      } finally {
        this.running = null;
      }
    }
  }

  private async check({ run, files }: Wanted): Promise<void> {
    const { logger, store } = this.deps;
    let now = run;
    let writing: Promise<unknown> = Promise.resolve();
    const write = (change: Partial<GateRun>): void => {
      now = { ...now, ...change, until: this.soon() };
      const next = now;
      writing = writing
        .then(() => store.drafts.putGate(next))
        .catch((error: unknown) => logger.warn({ err: error }, 'progress of the gate was not stored'));
    };
    const timer = setInterval(() => write({}), SILENT_MS / 4).unref();
    try {
      const report = await runGate(this.deps, files, (step, done) => {
        if (step !== now.step || done - now.done >= STEP) write({ step, done });
      });
      write({ state: 'done', done: 1, report });
    } catch (error) {
      logger.error({ err: error }, 'the gate failed');
      write({ state: 'failed', detail: error instanceof AppError ? error.message : 'The check broke off.' });
    } finally {
      clearInterval(timer);
    }
    await writing;
  }

  private soon(): Date {
    return new Date(this.deps.clock.now().getTime() + SILENT_MS);
  }

  private isAlive({ until }: GateRun): boolean {
    return until > this.deps.clock.now();
  }
}

function viewOf({ version, state, step, done, report, detail }: GateRun): GateRunView {
  return { version, state, step, done, report, detail };
}
