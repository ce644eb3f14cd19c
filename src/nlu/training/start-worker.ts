import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const COMPILED = join(__dirname, 'worker.js');
const UNCOMPILED = join(__dirname, 'worker.ts');

/** Teaches the worker's `require` to read TypeScript, then loads the entry. */
const READ_TYPESCRIPT = `
  const { workerData } = require('node:worker_threads');
  const { transformFileSync } = require(workerData.swc);
  const options = {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  };
  require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
  require(workerData.entry);
`;

/** Starts the training worker; where the code was not compiled (under jest) the worker compiles what it loads. */
export function startTrainingWorker(): Worker {
  if (existsSync(COMPILED)) return new Worker(COMPILED);
  const workerData = { entry: UNCOMPILED, swc: require.resolve('@swc/core') };
  return new Worker(READ_TYPESCRIPT, { eval: true, workerData });
}
