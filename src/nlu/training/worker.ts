import { parentPort } from 'node:worker_threads';
import { trainLanguage, type TrainingJob } from './train-language';
import { transferables } from './transfer';

/** Worker entry: one job in, one model out, its arrays handed over without a copy. */
parentPort?.once('message', (job: TrainingJob) => {
  const model = trainLanguage(job);
  parentPort?.postMessage(model, transferables(model));
});
