import { scriptShare } from '../text/script';
import type { ModelLanguage } from '../features/recipes';
import { readLabelledRows, type LabelledRow } from './labelled-rows';

/** Rows of this intent are strangers: they teach rejection and are never answered. */
export const STRANGER = 'none';

/** The rows of one evaluation. Strangers are questions that no intent answers. */
export interface EvaluationSets {
  language: ModelLanguage;
  train: LabelledRow[];
  test: LabelledRow[];
  /** Held out of training; the threshold is set on it. Without it, cross-validation does. */
  valid: LabelledRow[];
  strangers: { train: string[]; valid: string[]; test: string[] };
}

/** Paths of CSV files. */
export interface EvaluationFiles {
  train: string;
  test: string;
  valid?: string | undefined;
  oos?: string | undefined;
  oosValid?: string | undefined;
  oosTrain?: string | undefined;
  /** A language tag; without it the training rows' script tells. */
  locale?: string | undefined;
}

/** Reads all files of an evaluation. */
export function readSets(files: EvaluationFiles): EvaluationSets {
  const train = split(readLabelledRows(files.train));
  const valid = split(files.valid === undefined ? [] : readLabelledRows(files.valid));
  const test = split(readLabelledRows(files.test));
  return {
    language: languageOf(files.locale, train.known),
    train: train.known,
    valid: valid.known,
    test: test.known,
    strangers: {
      train: [...train.strangers, ...readTexts(files.oosTrain)],
      valid: [...valid.strangers, ...readTexts(files.oosValid)],
      test: [...test.strangers, ...readTexts(files.oos)],
    },
  };
}

function readTexts(path: string | undefined): string[] {
  return path === undefined ? [] : readLabelledRows(path, { intents: false }).map(({ text }) => text);
}

function split(rows: readonly LabelledRow[]): { known: LabelledRow[]; strangers: string[] } {
  return {
    known: rows.filter(({ intent }) => intent !== STRANGER),
    strangers: rows.filter(({ intent }) => intent === STRANGER).map(({ text }) => text),
  };
}

function languageOf(locale: string | undefined, rows: readonly LabelledRow[]): ModelLanguage {
  if (locale !== undefined) return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const han = rows.filter(({ text }) => {
    const share = scriptShare(text);
    return share.han > share.words;
  });
  return han.length > rows.length / 2 ? 'zh' : 'en';
}
