import type { ContentFiles, Live, Prepared } from '../contract/publishing';
import type { TryResult } from '../contract/studio';
import type { Studio } from '../contract/studio-port';
import type { Candidate, Explanation } from '../contract/understanding';
import type { StudioDeps } from './deps';
import { orConflict } from './prepared';
import type { WorkingCopy } from './working-copy';

interface Wanted {
  files: ContentFiles;
  hash: string;
}

/** Trained drafts, one at a time: whoever waits gets the newest that was asked for meanwhile. */
export class TrainedDrafts {
  private ready: Prepared | null = null;
  private running: Promise<unknown> | null = null;
  private waiting: { wanted: Wanted; result: Promise<Prepared> } | null = null;

  constructor(private readonly deps: Pick<StudioDeps, 'engine' | 'workshop'>) {}

  get(files: ContentFiles): Promise<Prepared> {
    const wanted = { files, hash: this.deps.workshop.hash(files) };
    if (this.ready?.hash === wanted.hash) return Promise.resolve(this.ready);
    if (this.waiting) {
      this.waiting.wanted = wanted;
      return this.waiting.result;
    }
    const waiting = { wanted, result: this.next() };
    this.waiting = waiting;
    return waiting.result;
  }

  private async next(): Promise<Prepared> {
    // Why even without one running: the waiting place must be taken before it is left.
    await this.running;
    const { wanted } = this.waiting ?? {};
    this.waiting = null;
    if (!wanted) throw new Error('nothing waits to be prepared');
    const made = this.deps.engine.prepare(wanted.files);
    this.running = made.catch(() => undefined);
    this.ready = { ...(await made), hash: wanted.hash };
    return this.ready;
  }
}

interface Parts {
  deps: StudioDeps;
  copy: WorkingCopy;
}

/** How a sentence is understood and answered, by the draft or by what is live. */
export function trying({ deps, copy }: Parts): Pick<Studio, 'try'> {
  const drafts = new TrainedDrafts(deps);
  return {
    async try(asked) {
      const version = asked.version === 'live' ? deps.engine.live() : await draftOf(drafts, copy);
      return { version: asked.version, ...answerOf(version, asked, deps) };
    },
  };
}

async function draftOf(drafts: TrainedDrafts, copy: WorkingCopy): Promise<Prepared> {
  const { draft } = await copy.current();
  const say = 'The draft has errors, so it cannot be tried; mend them first.';
  return orConflict(drafts.get(draft.files), say);
}

function answerOf(
  live: Live,
  { text, locale, lastIntent }: Parameters<Studio['try']>[0],
  deps: StudioDeps,
): Omit<TryResult, 'version'> {
  const today = deps.clock.now().toISOString().slice(0, 10);
  const context = { today, ...(lastIntent === undefined ? {} : { lastIntent }) };
  const understood = live.understander.understand(text, locale, context);
  const { intent, score, language, alternatives, outOfScope, unsure, signals, entities } = understood;
  const titled = (one: Candidate) => ({ ...one, title: live.content.title(one.intent, language) });
  const reply = intent === null ? undefined : live.content.reply(intent, language);
  return {
    intent: intent === null ? null : titled({ intent, score }),
    alternatives: alternatives.map(titled),
    ...{ outOfScope, unsure, language, signals },
    followUp: understood.followUp === true,
    entities: entities.map(({ type, text: words, value }) => ({ type, text: words, value })),
    explanation: explanationOf(deps.explain?.(live, text) ?? null, (id) => live.content.title(id, language)),
    previews: reply ? deps.preview(reply, language) : [],
  };
}

/** Without the candidates, which stand in the answer itself. */
function explanationOf(
  explanation: Explanation | null,
  title: (intent: string) => string,
): TryResult['explanation'] {
  if (!explanation) return null;
  const { words, neighbours, unknown, scope } = explanation;
  const titled = neighbours.map((one) => ({ ...one, title: title(one.intent) }));
  return { words, neighbours: titled, unknown, scope };
}
