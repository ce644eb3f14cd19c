import type { Logger } from '../../src/contract/ports';

export interface FakeLogger extends Logger {
  lines: { level: string; fields: object; message: string }[];
}

/** A log to look at. */
export function fakeLogger(): FakeLogger {
  const lines: FakeLogger['lines'] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
