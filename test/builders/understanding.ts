import type { Understanding } from '../../src/contract/understanding';

/** An understanding that is out of scope unless told otherwise. */
export function understanding(change: Partial<Understanding> = {}): Understanding {
  const intent = change.intent ?? null;
  return {
    intent,
    score: intent === null ? 0 : 0.9,
    alternatives: [],
    outOfScope: intent === null,
    unsure: false,
    language: 'en',
    entities: [],
    signals: [],
    modelVersion: 'test',
    ...change,
  };
}
