import { AppError } from '../../src/contract/errors';
import type { CatalogueView, IntentSheet, TryResult } from '../../src/contract/studio';
import type { GateRunView, PublicationView, ReviewView } from '../../src/contract/studio-publishing';
import type { Studio } from '../../src/contract/studio-port';

const AT = '2026-01-02T03:04:05.000Z';
const ANN = { id: 'ann', displayName: 'Ann' };

const catalogue: CatalogueView = {
  ...{ version: 1, live: 1, intents: [], topics: [], queues: [], channels: [], findings: [], changes: 0 },
  secondPerson: true,
};
const sheet: IntentSheet = {
  ...{ id: 'card.lost', topic: 'cards', revision: 'x', 'zh-CN': null, en: null, 'zh-HK': null },
  ...{ derived: null, golden: [], findings: [], change: null, touched: null },
};
const tried: TryResult = {
  ...{ version: 'draft', intent: null, alternatives: [], outOfScope: true, unsure: false, followUp: false },
  ...{ language: 'en', signals: [], entities: [], explanation: null, previews: [] },
};
const run: GateRunView = { version: 1, state: 'running', step: 'train', done: 0.5, report: null, detail: '' };
const review: ReviewView = {
  ...{
    id: 'r1',
    state: 'open',
    source: 'studio',
    base: 1,
    author: ANN,
    editors: [ANN],
    at: AT,
    notes: 'Better',
  },
  ...{ report: null, decidedBy: null, decidedAt: null, comment: '', publication: null, progress: null },
  may: { approve: true, reject: true, withdraw: false },
};
const publication: PublicationView = {
  ...{ number: 1, hash: 'x', source: 'folder', author: ANN, approver: ANN, editors: [], at: AT, notes: '' },
  ...{ live: true, report: null },
};

export interface FakeStudio extends Studio {
  /** What was asked of it, with the arguments. */
  calls: [keyof Studio, ...unknown[]][];
  /** Set to make all calls fail. */
  refusal: AppError | null;
}

/** A studio that notes what it is asked and gives one of each. */
export function fakeStudio(): FakeStudio {
  const answers: { [K in keyof Studio]: Awaited<ReturnType<Studio[K]>> } = {
    ...{ catalogue, intent: sheet, save: sheet, remove: undefined, addQuestions: null, revert: sheet },
    ...{
      lint: [],
      try: tried,
      missed: { groups: [], counts: { new: 0, done: 0, ignored: 0 } },
      setMissed: 1,
    },
    ...{ corrected: undefined, changes: [], startGate: run, gate: run, reviews: [review], review },
    ...{
      reviewChanges: [],
      request: review,
      submit: review,
      approve: review,
      reject: review,
      withdraw: review,
    },
    ...{ history: { publications: [publication], activations: [] }, files: [], publicationChanges: [] },
    rollback: publication,
  };
  const fake = { calls: [], refusal: null } as unknown as FakeStudio;
  for (const name of Object.keys(answers) as (keyof Studio)[]) {
    const call = (...given: unknown[]): Promise<unknown> => {
      fake.calls.push([name, ...given]);
      return fake.refusal ? Promise.reject(fake.refusal) : Promise.resolve(answers[name]);
    };
    Object.assign(fake, { [name]: call });
  }
  return fake;
}
