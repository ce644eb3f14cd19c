import { NlpManager } from 'node-nlp';
import { peakMemoryBytes, throughput, timed } from '../cost';
import type { Evaluation } from '../evaluate';
import type { EvaluationSets } from '../evaluation-sets';
import { qualityOf, thresholdAt, type Judged } from '../figures';

/** Told after each epoch of node-nlp's training. */
export type OnEpoch = (epoch: number, loss: number) => void;

/**
 * node-nlp's own settings, or those with a learning rate that converges.
 * Why by `domain-manager-??`: node-nlp ignores `nlu.learningRate`; only `nluByDomain` reaches its network.
 */
const LEARNING_RATES = { default: undefined, repaired: 0.02 } as const;
export type BaselineVariant = keyof typeof LEARNING_RATES;
export const BASELINES = Object.keys(LEARNING_RATES) as BaselineVariant[];

/** node-nlp's own default: a best score below it is "None". */
const OWN_THRESHOLD = 0.5;
const NONE = 'None';
const SPEED_PASSES = 3;
const SPEED_TEXTS = 1000;

/**
 * Trains node-nlp on the same rows and measures it in the same way: its score is the evidence, and where there are
 * valid rows the threshold rejects the same share of them.
 */
export async function evaluateNodeNlp(
  sets: EvaluationSets,
  variant: BaselineVariant,
  rejectedShare: number,
  onEpoch: OnEpoch,
): Promise<Evaluation> {
  const manager = createManager(sets, LEARNING_RATES[variant], onEpoch);
  const { cpuSeconds } = await timed(() => manager.train());
  const ask = async (text: string, truth: string): Promise<Judged> =>
    judge(manager, sets.language, text, truth);
  const valid = await inTurn(sets.valid, ({ text, intent }) => ask(text, intent));
  const insiders = await inTurn(sets.test, ({ text, intent }) => ask(text, intent));
  const strangers = await inTurn(sets.strangers.test, (text) => ask(text, ''));
  const threshold = valid.length > 0 ? thresholdAt(valid, rejectedShare) : OWN_THRESHOLD;
  const texts = sets.test.slice(0, SPEED_TEXTS).map(({ text }) => text);
  return {
    figures: {
      ...qualityOf(insiders, strangers, threshold),
      trainCpuSeconds: cpuSeconds,
      modelBytes: Buffer.byteLength(manager.export(true)),
      perSecond: await throughput(texts, (text) => manager.process(sets.language, text), SPEED_PASSES),
      peakMemoryBytes: peakMemoryBytes(),
    },
    insiders,
    strangers,
    threshold,
  };
}

function createManager(
  { language, train }: EvaluationSets,
  learningRate: number | undefined,
  onEpoch: OnEpoch,
): NlpManager {
  const log = ({ iterations, error }: { iterations: number; error: number }): void =>
    onEpoch(iterations, error);
  const manager = new NlpManager({ languages: [], autoSave: false, autoLoad: false });
  const domain = {
    nluByDomain: {
      default: {
        className: 'NeuralNlu',
        settings: { log, ...(learningRate !== undefined && { learningRate }) },
      },
    },
    trainByDomain: false,
    useStemDict: true,
  };
  manager.container.registerConfiguration('domain-manager-??', domain, true);
  manager.addLanguage([language]);
  for (const { text, intent } of train) manager.addDocument(language, text, intent);
  return manager;
}

async function judge(manager: NlpManager, language: string, text: string, truth: string): Promise<Judged> {
  const { classifications } = await manager.process(language, text);
  const best = classifications[0];
  const none = best === undefined || best.intent === NONE;
  return { text, truth, guess: none ? '' : best.intent, evidence: none ? -1 : best.score };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
