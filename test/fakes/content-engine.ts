import { AppError } from '../../src/contract/errors';
import type { ContentEngine, ContentFiles, GateReport, Prepared } from '../../src/contract/publishing';
import type { Workshop } from '../../src/contract/workshop';
import { gateReport } from '../builders/publishing';
import { understanding } from '../builders/understanding';
import { fakeContent } from './content';

export interface FakeEngine extends ContentEngine {
  /** Hashes in the order in which they were prepared, and made live. */
  prepared: string[];
  activated: string[];
  gates: { files: ContentFiles; asked: number }[];
  /** Everything that prepares or checks waits for it. */
  hold: Promise<void>;
  /** Set to make the next gates fail as a broken process would. */
  crash: Error | null;
}

const has = (files: ContentFiles, word: string): boolean => files.some(({ text }) => text.includes(word));

/**
 * An engine whose intents are known by their questions, word by word as they stand. Content with the word BROKEN cannot
 * be prepared; the gate refuses content with the word WORSE.
 */
export function fakeEngine(workshop: Workshop): FakeEngine {
  let live: Prepared | null = null;

  function make(files: ContentFiles): Prepared {
    const hash = workshop.hash(files);
    const known = new Map<string, string>();
    for (const { id } of workshop.rows(files)) {
      const sheet = workshop.sheet(files, id);
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const question of sheet?.[locale]?.questions ?? []) known.set(question, id);
      }
    }
    const understand = (text: string) => understanding({ intent: known.get(text) ?? null });
    const title = (id: string): string => workshop.sheet(files, id)?.en?.title ?? '';
    const answer = (id: string): string => workshop.sheet(files, id)?.en?.answer ?? '';
    const content = {
      ...fakeContent,
      title,
      reply: (id: string) => ({ text: answer(id), buttons: [] }),
    };
    return { version: hash, hash, files, content, understander: { understand, version: () => hash } };
  }

  const engine: FakeEngine = {
    ...{ prepared: [], activated: [], gates: [], hold: Promise.resolve(), crash: null },
    live() {
      if (!live) throw new AppError('STARTING', 'Nothing is live yet.');
      return live;
    },
    async prepare(files) {
      await engine.hold;
      if (has(files, 'BROKEN')) {
        throw new AppError('CONTENT_INVALID', 'The content is broken.', { details: { findings: [] } });
      }
      engine.prepared.push(workshop.hash(files));
      return make(files);
    },
    activate(prepared) {
      live = prepared;
      engine.activated.push(prepared.hash);
    },
    async gate(files, asked, progress = () => undefined): Promise<GateReport> {
      progress('train', 0.5);
      await engine.hold;
      if (engine.crash) throw engine.crash;
      engine.gates.push({ files, asked: asked.length });
      return has(files, 'WORSE') ? refusal() : gateReport();
    },
  };
  return engine;
}

function refusal(): GateReport {
  const lost = { text: 'my card is gone', locale: 'en', before: 'card.lost', after: null, count: 1 } as const;
  const check = { name: 'golden', ok: false, figure: 0.9, live: 1, margin: 0 } as const;
  return gateReport({ ok: false, checks: [check], worse: [{ ...lost, expected: 'card.lost' }] });
}
