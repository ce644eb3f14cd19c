import type { ContentFiles, Prepared } from '../../contract/publishing';
import { createEngine } from '../create-nlu';
import type { Io } from './io';

/** Trains, or reads what is cached, hands the version to `use`, and closes. */
export async function withPrepared<T>(
  io: Io,
  files: ContentFiles,
  cacheDir: string,
  use: (prepared: Prepared) => T | Promise<T>,
): Promise<T> {
  const warn = (_: object, message: string): void => void io.err.write(`${message}\n`);
  const engine = createEngine({ ...io.engine, cacheDir, logger: { info: () => undefined, warn } });
  try {
    io.err.write('Training, or reading what was trained before...\n');
    return await use(await engine.prepare(files));
  } finally {
    await engine.close();
  }
}
