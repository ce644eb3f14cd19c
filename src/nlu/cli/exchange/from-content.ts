import type { ContentFiles } from '../../../contract/publishing';
import type { HongKongWords, WordedIntent } from '../../../contract/studio';
import { LOCALES, type Locale } from '../../../contract/understanding';
import type { PlainSheet, Workshop } from '../../../contract/workshop';
import { parseContent } from '../../content/parse-content';
import {
  EXTRAS,
  manyLines,
  NONE,
  oneLine,
  type Model,
  type ModelIntent,
  type Words,
} from '../../formats/model';

/** The content as formats see it; zh-HK holds what is written for it. `only`: these locales. */
export function modelOf(workshop: Workshop, files: ContentFiles, only: readonly Locale[] = LOCALES): Model {
  const intents = workshop.rows(files).flatMap(({ id }) => {
    const sheet = workshop.sheet(files, id);
    return sheet ? [intentOf(sheet, only)] : [];
  });
  const none = strangersOf(files, only);
  return { intents: [...intents, ...(Object.keys(none.words).length > 0 ? [none] : [])] };
}

function intentOf(sheet: PlainSheet, only: readonly Locale[]): ModelIntent {
  const words: ModelIntent['words'] = {};
  for (const locale of only) {
    const written = sheet[locale];
    const golden = sheet.golden.filter((each) => each.locale === locale).map(({ text }) => oneLine(text));
    if (written || golden.length > 0) words[locale] = wordsOf(written, golden);
  }
  return { id: sheet.id, topic: sheet.topic, words };
}

function wordsOf(written: WordedIntent | HongKongWords | null, golden: string[]): Words {
  const { title, answer } = written ?? {};
  const questions = written && 'questions' in written ? written.questions : [];
  const extras: Readonly<Record<string, unknown>> = { ...written };
  const kept = EXTRAS.filter((key) => extras[key] !== undefined).map((key) => [key, extras[key]] as const);
  return {
    ...(title !== undefined && { title: oneLine(title) }),
    questions: questions.map((text) => ({ text: oneLine(text) })),
    golden,
    answers: answer === undefined ? [] : [manyLines(answer)],
    ...Object.fromEntries(kept),
  };
}

/** Sentences that nothing answers: learned from, and tested with. */
function strangersOf(files: ContentFiles, only: readonly Locale[]): ModelIntent {
  const { none, golden } = parseContent(files);
  const words: ModelIntent['words'] = {};
  for (const locale of only) {
    const questions = (none.get(locale) ?? []).map(({ text }) => ({ text: oneLine(text) }));
    const tests = (golden.get(locale) ?? [])
      .filter(({ intent }) => intent === NONE)
      .map(({ text }) => oneLine(text));
    if (questions.length + tests.length > 0) words[locale] = { questions, golden: tests, answers: [] };
  }
  return { id: NONE, words };
}
