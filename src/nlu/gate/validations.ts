import { LRUCache } from 'lru-cache';
import type { ModelLanguage } from '../features/recipes';
import { fingerprint, type ContentSource } from '../content/source';
import { strangers, trainingRows } from '../content/training-rows';
import type { Validation, ValidationJob } from './validation';
import type { Validator } from './validator';

const LANGUAGES: readonly ModelLanguage[] = ['zh', 'en'];
/** Enough for the live version, the draft and what waits for approval. */
const KEPT = 16;

/** Cross-validates whole versions; the same questions are validated once, whatever else changes around them. */
export class Validations {
  private readonly kept = new LRUCache<string, Validation>({ max: KEPT });

  constructor(
    private readonly validator: Validator,
    private readonly signal: AbortSignal,
  ) {}

  /** All languages together; one after the other, as each takes a core. */
  async of(source: ContentSource, progress: (done: number) => void): Promise<Validation> {
    const parts: Validation[] = [];
    for (const [at, language] of LANGUAGES.entries()) {
      const job = { language, rows: trainingRows(source, language), none: strangers(source, language) };
      const tell = (done: number): void => progress((at + done) / LANGUAGES.length);
      if (job.rows.length > 0) parts.push(await this.validated(job, tell));
    }
    return join(parts);
  }

  private async validated(job: ValidationJob, progress: (done: number) => void): Promise<Validation> {
    const key = fingerprint([
      job.language,
      ...job.rows.flatMap(({ text, intent }) => [text, intent]),
      '',
      ...job.none,
    ]);
    const known = this.kept.get(key);
    if (known) return known;
    const validation = await this.validator(job, this.signal, progress);
    this.kept.set(key, validation);
    return validation;
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
