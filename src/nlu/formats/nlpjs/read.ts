import { ENTITY_TYPES, type Locale } from '../../../contract/understanding';
import type { Lost } from '../lost';
import { manyLines, NONE, oneLine, type Extras, type ModelBuilder } from '../model';
import type { CorpusEntry, CorpusPart } from './schema';

/** Puts one part of a corpus into the model. */
export function readPart(builder: ModelBuilder, lost: Lost, part: CorpusPart, locale: Locale): void {
  for (const name of Object.keys(part.entities ?? {})) lost.add('definitions of entities are not read', name);
  for (const entry of part.data) {
    const id = entry.intent.toLowerCase() === NONE ? NONE : entry.intent;
    const intent = builder.intent(id);
    if (part.name !== undefined && part.name !== '') intent.topic ??= part.name;
    const words = builder.words(id, locale);
    words.questions.push(...entry.utterances.map((text) => ({ text: oneLine(text) })));
    words.golden.push(...entry.tests.map(oneLine));
    words.answers.push(...answersOf(entry, lost));
    const slots = slotsOf(entry);
    if (slots) words.slots = slots;
    if (entry.actions?.length) lost.add('actions are not read', id);
  }
}

function answersOf({ intent, answers }: CorpusEntry, lost: Lost): string[] {
  return answers.map((answer) => {
    if (typeof answer === 'string') return manyLines(answer);
    if (answer.opts !== undefined) lost.add('conditions of answers are not read', intent);
    return manyLines(answer.answer);
  });
}

function slotsOf({ slotFilling }: CorpusEntry): Extras['slots'] {
  if (!slotFilling) return undefined;
  return Object.entries(slotFilling).flatMap(([name, slot]) => {
    const question = typeof slot === 'string' ? slot : slot.question;
    if (question === undefined) return [];
    const type = ENTITY_TYPES.find((known) => known === name) ?? 'text';
    return [{ name, type, ask: manyLines(question), retry: manyLines(question), tries: 2 }];
  });
}
