import { csv } from './csv';
import { refuseTooLarge, type Format } from './format';
import { lu } from './lu';
import { nlpjs } from './nlpjs';
import { qna } from './qna';
import { rasa } from './rasa';
import { xlsx } from './xlsx';

/** All formats; a new one is a folder and a line here. */
export const FORMATS: readonly Format[] = [nlpjs, rasa, lu, qna, csv, xlsx].map(bounded);

export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name.toLowerCase());
}

/** The format, which reads a bounded number of bytes. */
function bounded(format: Format): Format {
  return {
    ...format,
    read: async (files, options) => {
      refuseTooLarge(files);
      return format.read(files, options);
    },
  };
}
