import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LinearModelData } from '../classifier/linear-model';
import { trainLanguage, type TrainingJob } from './train-language';

/** Trains one language's model somewhere. */
export type Trainer = (job: TrainingJob, signal: AbortSignal) => Promise<LinearModelData>;

/** Trains on the calling thread, for tests and scripts. */
export const inProcessTrainer: Trainer = (job) => Promise.resolve(trainLanguage(job));

/** Trains in a worker thread of its own; the event loop stays free. Rejects when the worker fails or the signal fires. */
export const workerTrainer: Trainer = (job, signal) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'worker.js'));
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
  });

/** Compiled code trains in a worker; uncompiled code (jest) has no worker file to start and trains in process. */
export function defaultTrainer(): Trainer {
  return existsSync(join(__dirname, 'worker.js')) ? workerTrainer : inProcessTrainer;
}
