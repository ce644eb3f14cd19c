import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Evaluation } from '../evaluate';
import type { BaselineJob, BaselineNews } from './child';
import type { OnEpoch } from './node-nlp-engine';

/** node-nlp keeps every weight as a number: CLINC150 takes 2 GB. */
const HEAP = '--max-old-space-size=8192';

/** Runs node-nlp in a process of its own, so that its memory and processor time are not ours. */
export function runBaseline(job: BaselineJob, onEpoch: OnEpoch): Promise<Evaluation> {
  const child = fork(join(__dirname, 'child.js'), { serialization: 'advanced', execArgv: [HEAP] });
  return new Promise<Evaluation>((resolve, reject) => {
    child.on('message', (news: BaselineNews) => {
      if (news.kind === 'epoch') onEpoch(news.epoch, news.loss);
      else if (news.kind === 'done') resolve(news.evaluation);
      else reject(new Error(`node-nlp failed: ${news.reason}`));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`node-nlp's process ended early (exit code ${code})`)));
    child.send(job);
  });
}
