import { pino, type DestinationStream } from 'pino';
import type { Logger } from '../contract/ports';
import { cleanFields, cleanText } from './clean';

/**
 * The process's log: one JSON object a line, with secrets left out and personal data masked. Never throws.
 * `level` is one of pino or `silent`; it goes to standard output, synchronously, so that a crash loses no line.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  // Why our own errors: pino's would join the unmasked messages of causes.
  const serializers = { err: (error: unknown) => error };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers };
  const log = destination ? pino(options, destination) : pino(options);
  const write = (at: keyof Logger) => (fields: object, message: string) => {
    if (!log.isLevelEnabled(at)) return;
    try {
      log[at](cleanFields(fields), cleanText(message));
    } catch (error) {
      log[at]({ unloggable: error instanceof Error ? error.name : 'unknown' }, cleanText(message));
    }
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
