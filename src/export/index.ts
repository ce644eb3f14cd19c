import { AppError } from '../contract/errors';
import type { Exporter, ExportFormat, Transcript } from '../contract/export';
import { findFont } from './font';
import { writeDown } from './page';
import { asPdf } from './pdf';
import { asText } from './text';

/** PDFs take CPU: one is made at a time, and so many may wait. */
const MOST_WAITING = 8;

export interface ExportSettings {
  /** Font file for PDFs: `path` or `path#PostScriptName`; left out: Noto Sans CJK where systems have it. */
  pdfFont: string | undefined;
}

/** Writes transcripts as files. */
export function createExporter({ pdfFont }: ExportSettings): Exporter {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function pdf(transcript: Transcript): Promise<Buffer> {
    const font = await findFont(pdfFont, transcript.locale);
    return asPdf(writeDown(transcript), font, transcript.locale, transcript.at);
  }

  function inTurn(work: () => Promise<Buffer>): Promise<Buffer> {
    if (waiting >= MOST_WAITING) {
      throw new AppError('OVERLOADED', 'Too many files are being made; try again in a moment.', {
        retryAfter: 5,
      });
    }
    waiting++;
    const mine = last.then(work, work).finally(() => waiting--);
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    write: async (format: ExportFormat, transcript) =>
      format === 'pdf' ? inTurn(() => pdf(transcript)) : Buffer.from(asText(writeDown(transcript)), 'utf8'),
  };
}
