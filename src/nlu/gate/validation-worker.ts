import { parentPort } from 'node:worker_threads';
import { validate, type ValidationJob } from './validation';

/** Worker entry: one job in, progress and one result out. */
parentPort?.once('message', (job: ValidationJob) => {
  const validation = validate(job, (done) => parentPort?.postMessage({ done }));
  parentPort?.postMessage({ validation });
});
