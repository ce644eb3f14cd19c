import type { Activation } from '../contract/publishing';
import type { StudioDeps } from './deps';
import type { Versions } from './versions';

type Deps = Pick<StudioDeps, 'store' | 'engine' | 'bus' | 'clock' | 'logger'>;

/** Says for the whole installation what is live, and makes it live in this process. */
export class Switching {
  /** Activation that this process has followed. */
  private followed = 0;
  private running: Promise<void> | null = null;

  constructor(
    private readonly deps: Deps,
    private readonly versions: Versions,
  ) {}

  /** Whatever is live becomes this publication; `unless`: looked at again each time another process was first. */
  async activate(
    order: Pick<Activation, 'publication' | 'kind' | 'by' | 'reason'>,
    unless: () => Promise<boolean> = () => Promise.resolve(false),
  ): Promise<void> {
    const { publications } = this.deps.store;
    for (;;) {
      // Why the number first: whoever is first between here and the insert then has taken it.
      const seq = ((await publications.active())?.seq ?? 0) + 1;
      if (await unless()) return;
      if (!(await publications.activate({ ...order, seq, at: this.deps.clock.now() }))) continue;
      const { publication, kind, by } = order;
      this.deps.logger.info({ seq, publication, kind, by }, 'other content is live');
      this.deps.bus.publish('content', { seq });
      return;
    }
  }

  /** One at a time; whoever asks meanwhile waits for a run that began after that. */
  follow(): Promise<void> {
    const after = this.running ?? Promise.resolve();
    const next = after.then(() => this.followOnce());
    const done = next.finally(() => {
      if (this.running === done) this.running = null;
    });
    this.running = done;
    return done;
  }

  private async followOnce(): Promise<void> {
    const { engine, logger, store } = this.deps;
    try {
      const active = await store.publications.active();
      if (!active || active.seq === this.followed) return;
      const { files, hash, number } = await this.versions.get(active.publication);
      if (this.liveHash() !== hash) engine.activate(await engine.prepare(files));
      this.followed = active.seq;
      logger.info({ seq: active.seq, publication: number }, 'this process answers from the publication');
    } catch (error) {
      logger.error({ err: error }, 'this process keeps its content: what is live could not be prepared');
    }
  }

  /** Null while nothing is live here. */
  private liveHash(): string | null {
    try {
      return this.deps.engine.live().hash;
    } catch {
      return null;
    }
  }
}
