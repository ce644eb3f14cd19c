import { join } from 'node:path';
import { startWorker } from '../training/start-worker';
import { validate, type Validation, type ValidationJob } from './validation';

/** Cross-validates somewhere; `progress` is told how far it is, from 0 to 1. */
export type Validator = (
  job: ValidationJob,
  signal: AbortSignal,
  progress: (done: number) => void,
) => Promise<Validation>;

/** On the calling thread, for tests. */
export const inProcessValidator: Validator = (job, _signal, progress) =>
  Promise.resolve(validate(job, progress));

type Message = { done: number } | { validation: Validation };

/** In a worker thread of its own. Rejects when the worker fails or the signal fires. */
export const workerValidator: Validator = (job, signal, progress) =>
  new Promise((resolve, reject) => {
    const worker = startWorker(join(__dirname, 'validation-worker'));
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: Message) => {
      if ('done' in message) progress(message.done);
      else {
        resolve(message.validation);
        stop();
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('The check was stopped before it was finished'));
    });
    worker.postMessage(job);
    if (signal.aborted) stop();
  });
