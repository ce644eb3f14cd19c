import { z } from 'zod';

const text = z.string();
const examples = z.union([text, z.array(z.union([text, z.looseObject({ text })]))]).optional();

/** One entry under `nlu`; only intents are read. */
export const nluItemSchema = z.looseObject({
  intent: text.optional(),
  examples,
  metadata: z.looseObject({ title: text.optional(), topic: text.optional() }).optional().catch(undefined),
});

const button = z.looseObject({ title: text });
export const responseSchema = z.looseObject({
  text: text.optional(),
  channel: text.optional(),
  buttons: z.array(button).optional(),
  condition: z.unknown().optional(),
});

/** Training data, test data and domain are one shape: a file may hold any of the keys. */
export const rasaSchema = z.looseObject({
  version: z.unknown().optional(),
  nlu: z.array(nluItemSchema).nullish(),
  /** Names, or one-key maps whose key is the name. */
  intents: z.array(z.union([text, z.record(text, z.unknown())])).nullish(),
  responses: z.record(text, z.array(responseSchema).nullable()).nullish(),
});

export type NluItem = z.infer<typeof nluItemSchema>;
export type Response = z.infer<typeof responseSchema>;
