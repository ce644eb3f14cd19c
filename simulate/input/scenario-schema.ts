import { z } from 'zod';
import { QUEUE_MODES } from '../../src/contract/routing';
import { LOCALES } from '../../src/contract/understanding';

const weight = z.record(z.string(), z.number().min(0).max(1e6));
const seconds = z.number().min(0).max(864_000);
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, 'must look like 09:00-18:00');

/** How the day's customers are made, when no file tells them. */
export const customersSchema = z.strictObject({
  /** On average, over the day. */
  count: z.int().min(1).max(500_000).default(20_000),
  /** Relative weights of the 24 hours; left out: a bank's day. */
  hours: z.array(z.number().min(0)).length(24).optional(),
  channels: weight.default({ webchat: 45, wechat: 30, 'wecom-kf': 15, sms: 10 }),
  queues: weight.default({ general: 45, cards: 25, loans: 10, wealth: 7, complaints: 6, fraud: 7 }),
  languages: weight.default({ 'zh-CN': 75, 'zh-HK': 15, en: 10 }),
  priorities: weight.default({ normal: 80, high: 14, urgent: 6 }),
  tiers: weight.default({ none: 92, vip: 6, private: 2 }),
  /** Mean seconds of a talk, by channel. */
  handling: z.record(z.string(), seconds).default({ webchat: 420, wechat: 480, 'wecom-kf': 450, sms: 600 }),
  /** Sigma of the logarithm of the handling time. */
  spread: z.number().min(0).max(2).default(0.6),
  /** Mean seconds; 0: endless. */
  patience: seconds.default(900),
  /** Share of those with a tier who have a personal manager. */
  managers: z.number().min(0).max(1).default(0.3),
});
export type Customers = z.output<typeof customersSchema>;

/** So many agents who do the same. */
export const groupSchema = z.strictObject({
  name: z.string().regex(/^[\w-]{1,40}$/),
  count: z.int().min(1).max(5_000),
  /** Left out: every queue. */
  queues: z.array(z.string()).default([]),
  skills: z.array(z.string()).default([]),
  languages: z.array(z.enum(LOCALES)).default([...LOCALES]),
  regions: z.array(z.string()).default([]),
  cap: z.int().min(1).max(50).default(3),
  shifts: z.array(clock).min(1).max(6),
});
export type Group = z.output<typeof groupSchema>;

export const ruleChangesSchema = z.strictObject({
  desk: z
    .strictObject({
      headStart: z
        .strictObject({
          priority: z.partialRecord(z.enum(['normal', 'high', 'urgent']), seconds),
          tier: z.record(z.string(), seconds),
          returned: seconds,
        })
        .partial(),
      weights: z.record(z.string(), z.number().min(0.25).max(10).multipleOf(0.25)),
    })
    .partial()
    .optional(),
  queues: z
    .record(
      z.string(),
      z
        .strictObject({
          mode: z.enum(QUEUE_MODES),
          accept: seconds,
          wrapup: seconds,
          skills: z.array(z.string()),
          firstReply: z.partialRecord(z.enum(['normal', 'high', 'urgent']), seconds),
          overflow: z.array(
            z.strictObject({ to: z.string(), after: seconds, when: z.enum(['closed', 'nobody']).optional() }),
          ),
        })
        .partial(),
    )
    .optional(),
});
/** What a scenario changes of the rules in intents/queues.yaml; times in seconds. */
export type RuleChanges = z.output<typeof ruleChangesSchema>;

export const scenarioSchema = z.strictObject({
  name: z.string().min(1).max(60).default('as it is'),
  /** Clocks of shifts and of a CSV without dates. */
  timeZone: z.string().default('Asia/Shanghai'),
  day: z.iso.date().default('2026-01-05'),
  customers: customersSchema.prefault({}),
  staff: z.array(groupSchema).min(1).max(200).optional(),
  manners: z
    .strictObject({
      /** Seconds from an offer to its being taken. */
      accept: z.tuple([seconds, seconds]).default([2, 8]),
      missed: z.number().min(0).max(1).default(0.02),
      away: seconds.default(120),
      wrapup: z.number().min(0).max(1).default(0.7),
    })
    .prefault({}),
  rules: ruleChangesSchema.prefault({}),
});
export type ScenarioFile = z.output<typeof scenarioSchema>;
