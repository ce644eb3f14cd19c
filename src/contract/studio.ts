import { z } from 'zod';
import { PRIORITIES } from './content';
import { MISSED_KINDS, MISSED_STATES } from './publishing';
import { LOCALES } from './understanding';

/** Shapes of the studio's API under /api/studio: the server checks with them, the studio takes its types. */
const locale = z.enum(LOCALES);
const when = z.iso.datetime();
const line = z.string().trim().min(1, 'must not be empty').max(500);
const words = z.string().trim().min(1, 'must not be empty').max(4000);
export const intentIdSchema = z
  .string()
  .max(100)
  .regex(/^[A-Za-z_][\w.-]*$/, 'must be letters, digits, dots and dashes, such as card.lost');
const day = z.iso.date();
export const personSchema = z.object({ id: z.string(), displayName: z.string() });

export const findingSchema = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.int(),
  rule: z.string(),
  message: z.string(),
  intent: z.string().optional(),
});
export type FindingView = z.infer<typeof findingSchema>;

export const escalateSchema = z.strictObject({
  queue: line,
  priority: z.enum(PRIORITIES),
  when: z.enum(['after-answer', 'instead']),
});
export const linkSchema = z.strictObject({ title: line, url: z.url().max(2000), expires: day.optional() });
export const conditionSchema = z.strictObject({
  open: line.optional(),
  closed: line.optional(),
  tier: z.array(line).max(20).optional(),
  from: day.optional(),
  until: day.optional(),
});
const channels = z.record(z.string().max(50), words);
const buttons = z.array(line).max(10);
/** `answer`, `sms` and `channels` as in the intent; what is left out stays as it is there. */
export const variantSchema = z.strictObject({
  if: conditionSchema,
  answer: words,
  sms: words.optional(),
  channels: channels.optional(),
  buttons: buttons.optional(),
  escalate: escalateSchema.optional(),
});
export const slotSchema = z.strictObject({
  name: z
    .string()
    .max(50)
    .regex(/^[a-z]\w*$/i, 'must be letters and digits, such as amount'),
  type: line,
  options: z.array(line).max(20).optional(),
  ask: words,
  retry: words,
  tries: z.int().min(1).max(5).default(2),
});

/** An intent as one locale's file holds it, without its id. */
export const wordedIntentSchema = z.strictObject({
  title: line,
  questions: z.array(line).min(1, 'needs at least one question').max(1000),
  answer: words,
  sms: words.optional(),
  channels: channels.optional(),
  buttons: buttons.default([]),
  links: z.array(linkSchema).max(10).optional(),
  variants: z.array(variantSchema).max(10).optional(),
  slots: z.array(slotSchema).max(5).optional(),
  followUps: z.array(intentIdSchema).max(10).optional(),
  escalate: escalateSchema.optional(),
});
export type WordedIntent = z.infer<typeof wordedIntentSchema>;

/** What zh-HK says otherwise than the converted zh-CN. */
export const hongKongSchema = z.strictObject({
  title: line.optional(),
  answer: words.optional(),
  sms: words.optional(),
  channels: channels.optional(),
  buttons: buttons.optional(),
  links: z.array(linkSchema).max(10).optional(),
  variants: z.array(variantSchema).max(10).optional(),
  slots: z.array(slotSchema).max(5).optional(),
});
export type HongKongWords = z.infer<typeof hongKongSchema>;

export const CHANGES = ['added', 'changed', 'removed'] as const;

/** One row of the list of intents. */
export const intentRowSchema = z.object({
  id: z.string(),
  topic: z.string(),
  titles: z.record(locale, z.string()),
  /** Questions by locale that has its own. */
  questions: z.object({ 'zh-CN': z.int(), en: z.int() }),
  golden: z.int(),
  /** Against the live version. */
  change: z.enum(CHANGES).nullable(),
  touched: z.object({ by: personSchema, at: when }).nullable(),
  findings: z.object({ errors: z.int(), warnings: z.int() }),
  escalates: z.boolean(),
});
export type IntentRow = z.infer<typeof intentRowSchema>;

export const catalogueSchema = z.object({
  /** Version of the draft. */
  version: z.int(),
  live: z.int(),
  intents: z.array(intentRowSchema),
  topics: z.array(z.string()),
  queues: z.array(z.object({ id: z.string(), titles: z.record(locale, z.string()) })),
  /** Names of the running channels. */
  channels: z.array(z.string()),
  /** Files that belong to no intent. */
  findings: z.array(findingSchema),
  /** Intents that differ from the live version. */
  changes: z.int(),
  /** May this person approve what others ask for; does publishing need a second person. */
  secondPerson: z.boolean(),
});
export type CatalogueView = z.infer<typeof catalogueSchema>;

export const goldenSchema = z.object({ text: line, locale });

export const intentSheetSchema = z.object({
  id: z.string(),
  topic: z.string(),
  /** Fingerprint of all that stands here: give it back when saving. */
  revision: z.string(),
  'zh-CN': wordedIntentSchema.nullable(),
  en: wordedIntentSchema.nullable(),
  'zh-HK': hongKongSchema.nullable(),
  /** What zh-HK says when nothing is written for it. */
  derived: z.object({ title: z.string(), answer: z.string(), buttons: z.array(z.string()) }).nullable(),
  golden: z.array(goldenSchema),
  findings: z.array(findingSchema),
  change: z.enum(CHANGES).nullable(),
  touched: z.object({ by: personSchema, at: when }).nullable(),
});
export type IntentSheet = z.infer<typeof intentSheetSchema>;

/** What is saved; a locale that is left out stays, null removes it. */
export const saveIntentSchema = z.strictObject({
  /** Null for a new intent. */
  revision: z.string().nullable(),
  topic: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and dashes'),
  'zh-CN': wordedIntentSchema.nullable().optional(),
  en: wordedIntentSchema.nullable().optional(),
  'zh-HK': hongKongSchema.nullable().optional(),
  golden: z.array(goldenSchema).max(500).optional(),
});
export type SaveIntent = z.infer<typeof saveIntentSchema>;

/** Sentences that no intent answers are learned under the id `none`. */
export const addQuestionsSchema = z.strictObject({
  locale,
  texts: z.array(line).min(1).max(100),
  /** Sentences of the inbox that are settled by it. */
  missed: z.array(z.string().max(128)).max(500).default([]),
  /** Add them to the golden sentences too. */
  golden: z.boolean().default(false),
});

export const lintSchema = saveIntentSchema.extend({ id: intentIdSchema });
export const findingListSchema = z.object({ findings: z.array(findingSchema) });
/** What became of the intent; null when it has no sheet (any more). */
export const changedIntentSchema = z.object({ sheet: intentSheetSchema.nullable() });

export const trySchema = z.strictObject({
  text: z.string().min(1).max(2000),
  locale: locale.optional(),
  version: z.enum(['draft', 'live']).default('draft'),
  lastIntent: z.string().max(100).optional(),
});
const candidate = z.object({ intent: z.string(), title: z.string(), score: z.number() });
export const tryResultSchema = z.object({
  version: z.enum(['draft', 'live']),
  intent: candidate.nullable(),
  alternatives: z.array(candidate),
  outOfScope: z.boolean(),
  unsure: z.boolean(),
  followUp: z.boolean(),
  language: locale,
  signals: z.array(z.string()),
  entities: z.array(
    z.object({ type: z.string(), text: z.string(), value: z.union([z.string(), z.number()]) }),
  ),
  explanation: z
    .object({
      words: z.array(z.object({ text: z.string(), start: z.int(), end: z.int(), pull: z.number() })),
      neighbours: z.array(
        z.object({ text: z.string(), intent: z.string(), title: z.string(), similarity: z.number() }),
      ),
      unknown: z.array(z.string()),
      scope: z.object({ score: z.number(), threshold: z.number() }),
    })
    .nullable(),
  /** What each running channel would send: messages, each with its buttons. */
  previews: z.array(
    z.object({
      channel: z.string(),
      messages: z.array(z.object({ text: z.string(), buttons: z.array(z.string()) })),
      /** SMS segments. */
      segments: z.int().nullable(),
    }),
  ),
});
export type TryResult = z.infer<typeof tryResultSchema>;

export const missedSchema = z.object({
  id: z.string(),
  text: z.string(),
  locale,
  kind: z.enum(MISSED_KINDS),
  count: z.int(),
  channels: z.record(z.string(), z.int()),
  guess: candidate.omit({ score: true }).nullable(),
  correct: candidate.omit({ score: true }).nullable(),
  notes: z.array(z.string()),
  state: z.enum(MISSED_STATES),
  by: z.string(),
  firstAt: when,
  lastAt: when,
});
/** Sentences that mean about the same, the most counted first. */
export const missedGroupSchema = z.object({
  id: z.string(),
  count: z.int(),
  sentences: z.array(missedSchema),
  /** Intents that they may belong to, best first, by the draft. */
  suggestions: z.array(candidate),
});
export type MissedGroup = z.infer<typeof missedGroupSchema>;
export type MissedView = z.infer<typeof missedSchema>;
export const missedListSchema = z.object({
  groups: z.array(missedGroupSchema),
  counts: z.record(z.enum(MISSED_STATES), z.int()),
});
export type MissedListView = z.infer<typeof missedListSchema>;
export const missedQuerySchema = z.object({
  state: z.enum(MISSED_STATES).default('new'),
  locale: locale.optional(),
  kind: z.enum(MISSED_KINDS).optional(),
});
export const missedStateSchema = z.strictObject({
  ids: z.array(z.string().max(128)).min(1).max(500),
  state: z.enum(MISSED_STATES),
});
/** How many sentences were set. */
export const missedChangedSchema = z.object({ changed: z.int() });

/** An agent's word that the bot's answer was wrong; `intent`: what was meant, where the agent knows. */
export const correctionSchema = z.strictObject({
  /** Id of the bot's message. */
  messageId: z.string().min(1).max(200),
  intent: z.string().max(100).optional(),
  note: z.string().trim().max(500).default(''),
});
