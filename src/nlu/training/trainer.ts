import type { Worker } from 'node:worker_threads';
import type { LinearModelData } from '../classifier/linear-model';
import { startTrainingWorker } from './start-worker';
import { trainLanguage, type TrainingJob } from './train-language';

/** Trains one language's model somewhere. */
export type Trainer = (job: TrainingJob, signal: AbortSignal) => Promise<LinearModelData>;

/** Trains on the calling thread, for tests and scripts. */
export const inProcessTrainer: Trainer = (job) => Promise.resolve(trainLanguage(job));

/** Trains in a worker thread of its own; the event loop stays free. Rejects when the worker fails or the signal fires. */
export const workerTrainer: Trainer = (job, signal) => trainIn(startTrainingWorker(), job, signal);

function trainIn(worker: Worker, job: TrainingJob, signal: AbortSignal): Promise<LinearModelData> {
  return new Promise((resolve, reject) => {
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', (model: LinearModelData) => {
      resolve(model);
      stop();
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('Training stopped before it was finished'));
    });
    worker.postMessage(job);
    if (signal.aborted) stop();
  });
}
