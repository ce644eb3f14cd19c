import { AppError } from '../contract/errors';
import type { ContentFiles, Draft, Finding } from '../contract/publishing';
import type { ContentDiff } from '../contract/studio-publishing';
import type { PlainRow } from '../contract/workshop';
import type { StudioDeps } from './deps';
import { changedIntents, rebase } from './rebase';
import type { Versions } from './versions';

const ATTEMPTS = 30;

/** The draft with what is read from it, worked out once per version. */
export interface Working {
  draft: Draft;
  live: ContentFiles;
  rows(): PlainRow[];
  findings(): Finding[];
  diffs(): ContentDiff[];
  /** How intents differ from what is live. */
  changes(): Map<string, ContentDiff['change']>;
}

/** What becomes of the files; the same files again: nothing is stored. */
type Change = (working: Working) => { files: ContentFiles; intent: string };

/** The draft that all editors share: begun from what is live, brought along when that changes. */
export class WorkingCopy {
  private last: Working | null = null;

  constructor(
    private readonly deps: Pick<StudioDeps, 'store' | 'workshop' | 'clock'>,
    private readonly versions: Versions,
  ) {}

  async current(): Promise<Working> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { publication } = await this.versions.live();
      const stored = await this.deps.store.drafts.get();
      if (stored?.base === publication.number) return this.workingOn(stored, publication.files);
      const draft = stored ? await this.rebased(stored, publication.number) : begun(publication);
      if (await this.deps.store.drafts.put(draft)) return this.workingOn(draft, publication.files);
    }
    throw busy();
  }

  /** Applies the change to the newest draft, again when somebody else wrote meanwhile. */
  async change(by: string, change: Change): Promise<Working> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const working = await this.current();
      const { files, intent } = change(working);
      if (this.isSame(files, working.draft.files)) return working;
      const draft = this.next(working, files, intent, by);
      if (await this.deps.store.drafts.put(draft)) return this.workingOn(draft, working.live);
    }
    throw busy();
  }

  private next({ draft, live }: Working, files: ContentFiles, intent: string, by: string): Draft {
    const before = draft.touched.find((one) => one.intent === intent);
    const others = draft.touched.filter((one) => one !== before);
    const editors = [...new Set([...(before?.editors ?? []), by])];
    const touched = { intent, by, at: this.deps.clock.now(), editors };
    const differs = changedIntents(this.deps.workshop, live, files).has(intent);
    return { ...draft, version: draft.version + 1, files, touched: differs ? [...others, touched] : others };
  }

  private async rebased(draft: Draft, onto: number): Promise<Draft> {
    const { workshop } = this.deps;
    const [from, to] = [await this.versions.get(draft.base), await this.versions.get(onto)];
    const files = rebase(workshop, draft.files, from.files, to.files);
    const differing = changedIntents(workshop, to.files, files);
    const touched = draft.touched.filter(({ intent }) => differing.has(intent));
    return { version: draft.version + 1, base: onto, files, touched };
  }

  private workingOn(draft: Draft, live: ContentFiles): Working {
    const { workshop } = this.deps;
    if (this.last?.draft.version === draft.version && this.last.live === live) return this.last;
    this.last = {
      ...{ draft, live },
      rows: once(() => workshop.rows(draft.files)),
      findings: once(() => workshop.lint(draft.files)),
      diffs: once(() => workshop.diff(live, draft.files)),
      changes: once(() => this.changesOf(live, draft.files)),
    };
    return this.last;
  }

  private changesOf(live: ContentFiles, files: ContentFiles): Map<string, ContentDiff['change']> {
    const { workshop } = this.deps;
    const ids = (of: ContentFiles): Set<string> => new Set(workshop.rows(of).map(({ id }) => id));
    const [before, after] = [ids(live), ids(files)];
    const changeOf = (id: string): ContentDiff['change'] =>
      before.has(id) === after.has(id) ? 'changed' : after.has(id) ? 'added' : 'removed';
    return new Map([...changedIntents(workshop, live, files)].map((id) => [id, changeOf(id)]));
  }

  private isSame(one: ContentFiles, other: ContentFiles): boolean {
    return one === other || this.deps.workshop.hash(one) === this.deps.workshop.hash(other);
  }
}

function begun({ number, files }: { number: number; files: ContentFiles }): Draft {
  return { version: 1, base: number, files, touched: [] };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function busy(): AppError {
  return new AppError('CONFLICT', 'Too many people save at this moment; try again.', { retryAfter: 1 });
}
