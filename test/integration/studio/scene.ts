import { randomUUID } from 'node:crypto';
import type { Agent } from '../../../src/contract/agent';
import type { Bus } from '../../../src/contract/ports';
import type { ContentFiles, ReviewState } from '../../../src/contract/publishing';
import type { IntentSheet, SaveIntent } from '../../../src/contract/studio';
import type { RunningStudio } from '../../../src/contract/studio-port';
import type { ReviewView } from '../../../src/contract/studio-publishing';
import type { Workshop } from '../../../src/contract/workshop';
import { createLocalBus } from '../../../src/jobs/local-bus';
import { createWorkshop } from '../../../src/nlu/workshop';
import { createStudio, type StudioDeps } from '../../../src/studio';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { type FakeEngine, fakeEngine } from '../../fakes/content-engine';
import { person } from '../../fakes/http-store';
import { fakeLogger, type FakeLogger } from '../../fakes/logger';
import { eventually } from '../../support/eventually';
import type { OpenedStore } from '../../support/stores';

const intent = (id: string, title: string, question: string): string =>
  [
    `  - id: ${id}`,
    `    title: ${title}`,
    `    questions:`,
    `      - ${question}`,
    `    answer: ${title}.`,
  ].join('\n');

/** Three intents in two locales, small enough to see through. */
export const FOLDER: ContentFiles = [
  {
    path: 'en/cards.yaml',
    text: `# Cards\ntopic: cards\nintents:\n${intent('card.lost', 'Lost card', 'i lost my card')}\n${intent('card.fee', 'Card fee', 'what does a card cost')}\n`,
  },
  {
    path: 'en/loans.yaml',
    text: `topic: loans\nintents:\n${intent('loan.rate', 'Rates', 'what is the rate')}\n`,
  },
  {
    path: 'zh-CN/cards.yaml',
    text: `topic: cards\nintents:\n${intent('card.lost', '挂失', '我的卡丢了')}\n${intent('card.fee', '年费', '年费多少')}\n`,
  },
  { path: 'zh-CN/loans.yaml', text: `topic: loans\nintents:\n${intent('loan.rate', '利率', '利率多少')}\n` },
];

/** The folder with another word in it. */
export function folderSaying(word: string): ContentFiles {
  return FOLDER.map(({ path, text }) => ({ path, text: text.replace('Rates.', word) }));
}

/** One process with a studio. */
export interface Process {
  studio: RunningStudio;
  engine: FakeEngine;
  logger: FakeLogger;
  written: ContentFiles[];
}

export interface Scene {
  clock: FakeClock;
  bus: Bus;
  workshop: Workshop;
  process(change?: Partial<StudioDeps>): Process;
  close(): Promise<void>;
}

const PEOPLE = ['ann', 'bob', 'cat'];

async function agent(id: string): Promise<Agent | null> {
  return Promise.resolve(
    PEOPLE.includes(id) ? person('editor', { id, displayName: id.toUpperCase() }) : null,
  );
}

/** Processes over one store and one bus. */
export function createScene({ store }: OpenedStore, clock = fakeClock()): Scene {
  const plain = createWorkshop();
  // Why not the real lint: it asks for much more than these tests are about.
  const workshop: Workshop = { ...plain, lint: (files) => lintOf(files) };
  const bus = createLocalBus(fakeLogger());
  const processes: Process[] = [];
  return {
    ...{ clock, bus, workshop },
    process(change = {}) {
      const [engine, logger] = [fakeEngine(workshop), fakeLogger()];
      const written: ContentFiles[] = [];
      const studio = createStudio({
        ...{ store, engine, workshop, clock, bus, logger },
        agents: { get: agent },
        ids: { next: () => randomUUID() },
        settings: { secondPerson: true, onStart: 'publish' },
        channels: () => ['webchat'],
        pastQuestions: () => Promise.resolve([{ text: 'i lost my card', locale: 'en', count: 3 }]),
        preview: ({ text }) => [{ channel: 'webchat', messages: [{ text, buttons: [] }], segments: null }],
        writeBack: (files) => Promise.resolve(void written.push(files)),
        ...change,
      });
      const made = { studio, engine, logger, written };
      processes.push(made);
      return made;
    },
    async close() {
      for (const { studio } of processes) {
        studio.close();
        await studio.idle();
      }
      await bus.close();
    },
  };
}

function lintOf(files: ContentFiles): ReturnType<Workshop['lint']> {
  return files.flatMap(({ path, text }) =>
    /BROKEN|SLOPPY/.test(text)
      ? [
          {
            severity: text.includes('BROKEN') ? 'error' : 'warning',
            file: path,
            line: 1,
            rule: 'word',
            message: 'Bad word',
            intent: 'loan.rate',
          } as const,
        ]
      : [],
  );
}

/** A sheet's English answer changed, as the studio would save it. */
export function answering(sheet: IntentSheet, answer: string): SaveIntent {
  if (!sheet.en) throw new Error('no English words');
  return { revision: sheet.revision, topic: sheet.topic, en: { ...sheet.en, answer } };
}

/** Changes the English answer of an intent in the draft. */
export async function edit({ studio }: Process, by: string, id: string, answer: string): Promise<void> {
  await studio.save(by, id, answering(await studio.intent(id), answer));
}

/** Asks for the draft, and waits until the gate has spoken. */
export async function asked(process: Process, by: string): Promise<ReviewView> {
  const { id } = await process.studio.request(by, 'Better words');
  return settled(process, id);
}

export function settled({ studio }: Process, id: string, not: ReviewState = 'checking'): Promise<ReviewView> {
  return eventually(
    () => studio.review('cat', id),
    ({ state }) => state !== not,
  );
}
