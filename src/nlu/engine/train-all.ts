import type { LinearModelData } from '../classifier/linear-model';
import { fingerprint, type ContentSource } from '../content/source';
import { strangers, trainingRows } from '../content/training-rows';
import type { ModelLanguage } from '../features/recipes';
import type { Trainer } from '../training/trainer';
import { readModel, writeModel } from './model-cache';

/** Raised whenever features, training or normalisation change: old cache files are then not used. */
export const ENGINE_VERSION = '17';

export interface TrainingPlace {
  cacheDir: string | undefined;
  trainer: Trainer;
  signal: AbortSignal;
  /** Told when the cache could not be written; training goes on. */
  onCacheError: (error: unknown) => void;
}

/** One language's model from the cache, or trained; undefined when the content has no questions in it. */
export async function obtainModel(
  source: ContentSource,
  language: ModelLanguage,
  { cacheDir, trainer, signal, onCacheError }: TrainingPlace,
): Promise<LinearModelData | undefined> {
  const rows = trainingRows(source, language);
  if (rows.length === 0) return undefined;
  const none = strangers(source, language);
  const taught = rows.flatMap(({ text, intent }) => [text, intent]);
  const key = fingerprint([ENGINE_VERSION, ...taught, '', ...none]);
  const name = `nlu-${language}-${key}`;
  const cached = cacheDir === undefined ? undefined : await readModel(cacheDir, name);
  if (cached) return cached;
  const model = await trainer({ language, rows, none }, signal);
  if (cacheDir !== undefined) await writeModel(cacheDir, name, model).catch(onCacheError);
  return model;
}
