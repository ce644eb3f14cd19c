import { evaluateNodeNlp, type BaselineVariant } from './node-nlp-engine';
import type { Evaluation } from '../evaluate';
import type { EvaluationSets } from '../evaluation-sets';

export interface BaselineJob {
  sets: EvaluationSets;
  variant: BaselineVariant;
  rejectedShare: number;
}

export type BaselineNews =
  | { kind: 'epoch'; epoch: number; loss: number }
  | { kind: 'done'; evaluation: Evaluation }
  | { kind: 'failed'; reason: string };

const tell = (news: BaselineNews): void => void process.send?.(news);

/** Why it waits: a large message that is still being written when the process lets go is lost. */
const conclude = (news: BaselineNews): void =>
  void process.send?.(news, undefined, undefined, () => process.disconnect());

/** Process entry: one job in, news while it trains, one evaluation out. */
process.once('message', ({ sets, variant, rejectedShare }: BaselineJob) => {
  evaluateNodeNlp(sets, variant, rejectedShare, (epoch, loss) => tell({ kind: 'epoch', epoch, loss })).then(
    (evaluation) => conclude({ kind: 'done', evaluation }),
    (error: unknown) => conclude({ kind: 'failed', reason: String(error) }),
  );
});
