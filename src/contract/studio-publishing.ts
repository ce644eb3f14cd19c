import { z } from 'zod';
import { GATE_CHECKS, REVIEW_STATES } from './publishing';
import { CHANGES, findingSchema, personSchema as person } from './studio';
import { LOCALES } from './understanding';

/** Shapes of the studio's API for what leads to a publication: differences, gate, reviews, history. */
const locale = z.enum(LOCALES);
const when = z.iso.datetime();
const line = z.string().trim().min(1, 'must not be empty').max(500);

/** One intent's difference between two versions; the texts are the YAML as it stands in the file. */
export const contentDiffSchema = z.object({
  intent: z.string(),
  title: z.string(),
  locale,
  change: z.enum(CHANGES),
  before: z.string(),
  after: z.string(),
});
export type ContentDiff = z.infer<typeof contentDiffSchema>;
export const diffListSchema = z.object({ diffs: z.array(contentDiffSchema) });

const changed = z.object({
  text: z.string(),
  locale,
  before: z.string().nullable(),
  after: z.string().nullable(),
  expected: z.string().nullable().optional(),
  count: z.int(),
});
export const gateReportSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.enum(GATE_CHECKS),
      ok: z.boolean(),
      figure: z.number(),
      live: z.number().nullable(),
      margin: z.number(),
    }),
  ),
  findings: z.array(findingSchema),
  better: z.array(changed),
  worse: z.array(changed),
  misses: z.array(changed),
  confusions: z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })),
  replay: z.object({ asked: z.int(), changed: z.array(changed) }),
  questions: z.int(),
  golden: z.int(),
  ms: z.number(),
});
export type GateReportView = z.infer<typeof gateReportSchema>;

/** The gate over the draft as it stands; started by asking for it, asked again until it is done. */
export const gateRunSchema = z.object({
  /** Draft version that it is about. */
  version: z.int(),
  state: z.enum(['running', 'done', 'failed']),
  step: z.string(),
  /** 0 to 1. */
  done: z.number(),
  report: gateReportSchema.nullable(),
  /** What went wrong. */
  detail: z.string(),
});
export type GateRunView = z.infer<typeof gateRunSchema>;

export const reviewSchema = z.object({
  id: z.string(),
  state: z.enum(REVIEW_STATES),
  source: z.enum(['studio', 'cli']),
  base: z.int(),
  author: person,
  editors: z.array(person),
  at: when,
  notes: z.string(),
  report: gateReportSchema.nullable(),
  decidedBy: person.nullable(),
  decidedAt: when.nullable(),
  comment: z.string(),
  publication: z.int().nullable(),
  /** While it is checked: how far, 0 to 1. */
  progress: z.number().nullable(),
  /** What the person who asks may do with it. */
  may: z.object({ approve: z.boolean(), reject: z.boolean(), withdraw: z.boolean() }),
});
export type ReviewView = z.infer<typeof reviewSchema>;
export const reviewListSchema = z.object({ reviews: z.array(reviewSchema) });
export const requestReviewSchema = z.strictObject({ notes: line });
export const decideReviewSchema = z.strictObject({ comment: z.string().trim().max(1000).default('') });
/** A whole folder, as `intents publish` sends it. */
export const submitFolderSchema = z.strictObject({
  notes: line,
  files: z
    .array(
      z.strictObject({
        path: z
          .string()
          .max(200)
          .regex(/^([\w-]+\/)?[\w-][\w.-]*\.ya?ml$/, 'must be a YAML file of the intents folder'),
        text: z.string().max(2_000_000),
      }),
    )
    .min(1)
    .max(500),
});

export const publicationSchema = z.object({
  number: z.int(),
  hash: z.string(),
  source: z.enum(['folder', 'studio', 'cli']),
  author: person,
  approver: person,
  editors: z.array(person),
  at: when,
  notes: z.string(),
  live: z.boolean(),
  report: gateReportSchema.nullable(),
});
export type PublicationView = z.infer<typeof publicationSchema>;
export const historySchema = z.object({
  publications: z.array(publicationSchema),
  activations: z.array(
    z.object({
      seq: z.int(),
      publication: z.int(),
      kind: z.enum(['publish', 'rollback']),
      by: person,
      at: when,
      reason: z.string(),
    }),
  ),
});
export type HistoryView = z.infer<typeof historySchema>;
export const rollbackSchema = z.strictObject({ to: z.int().min(1), reason: line });
export const publicationFilesSchema = z.object({
  number: z.int(),
  files: z.array(z.object({ path: z.string(), text: z.string() })),
});
