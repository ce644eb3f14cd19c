import type { Content, MessageKey } from '../contract/content';
import { AppError } from '../contract/errors';
import type { Understander } from '../contract/understanding';
import { buildContent } from './content/build-content';
import { formatFinding } from './content/finding';
import { lint } from './content/lint';
import { readSource } from './content/read-source';
import { fingerprint, type ContentSource } from './content/source';
import { exactMatches } from './content/training-rows';
import { assemble, type Knowledge } from './engine/knowledge';
import { ENGINE_VERSION, obtainModel } from './engine/train-all';
import { createUnderstander } from './engine/understander';
import { createAnalyst, type Analyst } from './node-nlp/analyst';
import { workerTrainer, type Trainer } from './training/trainer';

export interface NluLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface NluOptions {
  intentsDir: string;
  /** Folder for trained models; without it every start trains anew. */
  cacheDir?: string;
  logger?: NluLogger;
  /** Where training runs; a worker thread unless told otherwise. */
  trainer?: Trainer;
}

export interface Nlu {
  understander: Understander;
  content: Content;
  /** For people who teach the bot, not for customers' messages: adds what node-nlp finds. */
  analyst: Analyst;
  /** Reads the content again and swaps it in as a whole; wrong content throws CONTENT_INVALID and changes nothing. */
  reload(): Promise<{ version: string }>;
  /** Stops training that is under way. */
  close(): Promise<void>;
}

interface Published {
  knowledge: Knowledge;
  content: Content;
}

/** Loads the content, trains (or reads the cached model) and answers. */
export async function createNlu(options: NluOptions): Promise<Nlu> {
  const closing = new AbortController();
  let current = await publish(options, closing.signal);
  let queue: Promise<unknown> = Promise.resolve();
  const reload = async (): Promise<{ version: string }> => {
    current = await publish(options, closing.signal);
    return { version: current.knowledge.version };
  };
  const understander = createUnderstander(() => current.knowledge);
  return {
    understander,
    analyst: createAnalyst(understander),
    content: follow(() => current.content),
    reload: () => {
      const turn = queue.then(reload);
      queue = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      closing.abort();
      await queue;
    },
  };
}

async function publish(options: NluOptions, signal: AbortSignal): Promise<Published> {
  const { intentsDir, cacheDir, logger, trainer = workerTrainer } = options;
  const started = performance.now();
  const source = await readSource(intentsDir);
  refuseErrors(source);
  const place = {
    cacheDir,
    trainer,
    signal,
    onCacheError: (err: unknown): void =>
      logger?.warn({ err, cacheDir }, 'The trained model could not be cached'),
  };
  const [en, zh] = await Promise.all([obtainModel(source, 'en', place), obtainModel(source, 'zh', place)]);
  const version = fingerprint([ENGINE_VERSION, source.hash]);
  const knowledge = assemble(version, exactMatches(source), { en, zh });
  logger?.info({ version, ms: Math.round(performance.now() - started) }, 'Intents published');
  return { knowledge, content: buildContent(source) };
}

function refuseErrors(source: ContentSource): void {
  const errors = lint(source).filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  const list = errors.map(formatFinding);
  throw new AppError(
    'CONTENT_INVALID',
    `The intents have ${errors.length} error(s); run npm run intents:check\n${list.join('\n')}`,
    {
      details: { errors: list },
    },
  );
}

/** A Content that always answers from the published version. */
function follow(content: () => Content): Content {
  return {
    reply: (intentId, locale) => content().reply(intentId, locale),
    title: (intentId, locale) => content().title(intentId, locale),
    message: (key: MessageKey, locale, vars) => content().message(key, locale, vars),
    messageList: (key, locale) => content().messageList(key, locale),
    queueTitle: (queue, locale) => content().queueTitle(queue, locale),
    queues: () => content().queues(),
    hours: (queue) => content().hours(queue),
  };
}
