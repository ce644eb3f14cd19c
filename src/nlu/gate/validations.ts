import { LRUCache } from 'lru-cache';
import type { ModelLanguage } from '../features/recipes';
import type { ContentSource } from '../content/source';
import { strangers, trainingRows } from '../content/training-rows';
import type { Validation } from './validation';
import type { Validator } from './validator';

const LANGUAGES: readonly ModelLanguage[] = ['zh', 'en'];
/** Enough for the live version, the draft and what waits for approval. */
const KEPT = 16;

/** Cross-validates whole versions, each once. */
export class Validations {
  private readonly kept = new LRUCache<string, Validation>({ max: KEPT });

  constructor(
    private readonly validator: Validator,
    private readonly signal: AbortSignal,
  ) {}

  /** All languages together; one after the other, as each takes a core. */
  async of(source: ContentSource, progress: (done: number) => void): Promise<Validation> {
    const known = this.kept.get(source.hash);
    if (known) return known;
    const parts: Validation[] = [];
    for (const [at, language] of LANGUAGES.entries()) {
      const rows = trainingRows(source, language);
      const tell = (done: number): void => progress((at + done) / LANGUAGES.length);
      if (rows.length > 0)
        parts.push(
          await this.validator({ language, rows, none: strangers(source, language) }, this.signal, tell),
        );
    }
    const joined = join(parts);
    this.kept.set(source.hash, joined);
    return joined;
  }
}

function join(parts: readonly Validation[]): Validation {
  const sum = (key: 'asked' | 'right' | 'strange' | 'rejected'): number =>
    parts.reduce((total, part) => total + part[key], 0);
  return {
    asked: sum('asked'),
    right: sum('right'),
    strange: sum('strange'),
    rejected: sum('rejected'),
    confusions: parts.flatMap(({ confusions }) => confusions).sort((a, b) => b.count - a.count),
  };
}
