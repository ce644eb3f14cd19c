import { z } from 'zod';

const text = z.string();
const names = z.record(text, z.unknown()).optional();

/** One intent of a corpus; `tests` are the sentences that nlp.js measures with. */
const entry = z.looseObject({
  intent: text.min(1),
  utterances: z.array(text).default([]),
  tests: z.array(text).default([]),
  answers: z.array(z.union([text, z.looseObject({ answer: text, opts: text.optional() })])).default([]),
  slotFilling: z
    .record(
      text,
      z.union([text, z.looseObject({ question: text.optional(), mandatory: z.boolean().optional() })]),
    )
    .optional(),
  actions: z.array(z.unknown()).optional(),
});

const part = { name: text.optional(), locale: text, entities: names, data: z.array(entry) };

/** An nlp.js corpus of one locale, or of domains that each have theirs. */
export const corpusSchema = z
  .looseObject({
    name: text.optional(),
    locale: text.optional(),
    data: z.array(entry).optional(),
    domains: z.array(z.looseObject(part)).optional(),
    entities: names,
    contextData: z.unknown().optional(),
  })
  .refine(({ data, domains }) => data ?? domains, 'needs "data", a list of intents, or "domains"');

type Corpus = z.infer<typeof corpusSchema>;
export type CorpusEntry = z.infer<typeof entry>;
export interface CorpusPart {
  name?: string | undefined;
  locale?: string | undefined;
  entities?: Record<string, unknown> | undefined;
  data: CorpusEntry[];
}

export function partsOf({ name, locale, data, domains }: Corpus): CorpusPart[] {
  return [...(data ? [{ name, locale, data }] : []), ...(domains ?? [])];
}
