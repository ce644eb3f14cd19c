import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

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

/** Starts the training worker. */
export function startTrainingWorker(): Worker {
  return startWorker(join(__dirname, 'worker'));
}

/** Starts a worker by its file without extension; where the code was not compiled (under jest) the worker compiles what it loads. */
export function startWorker(file: string): Worker {
  if (existsSync(`${file}.js`)) return new Worker(`${file}.js`);
  const workerData = { entry: `${file}.ts`, swc: require.resolve('@swc/core') };
  return new Worker(READ_TYPESCRIPT, { eval: true, workerData });
}
