import { LRUCache } from 'lru-cache';
import type { Content } from '../contract/content';
import { AppError } from '../contract/errors';
import type { ContentEngine, ContentFiles, Prepared } from '../contract/publishing';
import type { Understander } from '../contract/understanding';
import { readFolder } from './content/read-source';
import { make } from './engine/prepare';
import type { TrainingPlace } from './engine/train-all';
import { createGate } from './gate/gate';
import { workerValidator, type Validator } from './gate/validator';
import { hashOf } from './content/parse-content';
import { createAnalyst, type Analyst } from './node-nlp/analyst';
import { lintOptionsOf, type WorkshopOptions } from './workshop';
import { workerTrainer, type Trainer } from './training/trainer';

/** Versions kept ready: the live one, the draft that is tried, the one to publish or to go back to. */
const KEPT = 4;

export interface NluLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface EngineOptions {
  /** Folder for trained models; without it every start trains anew. */
  cacheDir?: string;
  logger?: NluLogger;
  /** Where training runs; a worker thread unless told otherwise. */
  trainer?: Trainer;
  /** Where cross-validation runs; a worker thread unless told otherwise. */
  validator?: Validator;
  /** What the gate looks at beside the files themselves. Why not `prepare`: what is live must start again when a link has expired. */
  lintOptions?: WorkshopOptions;
  /** By how much (0 to 1) a new version may be worse than the live one in cross-validation. */
  margin?: number;
}

export interface Nlu extends ContentEngine {
  /** Always the live version's. */
  understander: Understander;
  content: Content;
  /** For people who teach the bot, not for customers' messages: adds what node-nlp finds. */
  analyst: Analyst;
  /** Stops training that is under way. */
  close(): Promise<void>;
}

/** The engine, without anything live yet: `prepare` and `activate` come next. */
export function createEngine(options: EngineOptions): Nlu {
  const { logger } = options;
  const closing = new AbortController();
  const place = trainingPlace(options, closing.signal);
  const kept = new LRUCache<string, Promise<Prepared>>({ max: KEPT });
  let live: Prepared | null = null;
  let busy: Promise<unknown> = Promise.resolve();

  const current = (): Prepared => {
    if (!live) throw new AppError('STARTING', 'No content is live yet; try again in some seconds.');
    return live;
  };
  const makeNext = (files: ContentFiles): Promise<Prepared> => {
    const made = busy.then(() => make(files, place));
    busy = made.catch(() => undefined);
    return made;
  };
  /** One at a time, as each takes a core; the same files are made once. */
  const prepare = (files: ContentFiles): Promise<Prepared> => {
    const hash = hashOf(files);
    const known = kept.get(hash);
    if (known) return known;
    const made = makeNext(files);
    kept.set(hash, made);
    made.catch(() => kept.delete(hash));
    return made;
  };
  const understander: Understander = {
    understand: (text, locale, context) => current().understander.understand(text, locale, context),
    version: () => current().version,
  };
  return {
    understander,
    content: follow(() => current().content),
    analyst: createAnalyst(understander),
    live: current,
    prepare,
    activate: (prepared) => {
      live = prepared;
      logger?.info({ version: prepared.version, hash: prepared.hash }, 'Intents published');
    },
    gate: createGate({
      prepare,
      live: () => live,
      validator: options.validator ?? workerValidator,
      margin: options.margin ?? 0.02,
      lintOptions: lintOptionsOf(options.lintOptions),
      signal: closing.signal,
    }),
    close: async () => {
      closing.abort();
      await busy;
    },
  };
}

/** The engine with the content of a folder live. */
export async function createNlu({
  intentsDir,
  ...options
}: EngineOptions & { intentsDir: string }): Promise<Nlu> {
  const nlu = createEngine(options);
  nlu.activate(await nlu.prepare(await readFolder(intentsDir)));
  return nlu;
}

function trainingPlace(
  { cacheDir, trainer = workerTrainer, logger }: EngineOptions,
  signal: AbortSignal,
): TrainingPlace {
  return {
    cacheDir,
    trainer,
    signal,
    onCacheError: (err) => logger?.warn({ err, cacheDir }, 'The trained model could not be cached'),
  };
}

/** A Content that always answers from the live version. */
function follow(content: () => Content): Content {
  return {
    reply: (intentId, locale) => content().reply(intentId, locale),
    title: (intentId, locale) => content().title(intentId, locale),
    message: (key, locale, vars) => content().message(key, locale, vars),
    messageList: (key, locale) => content().messageList(key, locale),
    queueTitle: (queue, locale) => content().queueTitle(queue, locale),
    queues: () => content().queues(),
    hours: (queue) => content().hours(queue),
    queue: (queue) => content().queue(queue),
    desk: () => content().desk(),
  };
}
