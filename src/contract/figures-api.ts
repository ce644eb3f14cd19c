import { z } from 'zod';
import { BREAK_REASONS } from './agent';
import { LOCALES } from './understanding';

/** Shapes of /api/reports, /api/wallboard and /api/csat. */
const when = z.iso.datetime();
const name = z.string().min(1).max(128);

export const REPORT_BY = ['none', 'queue', 'channel', 'agent', 'team'] as const;
export type ReportBy = (typeof REPORT_BY)[number];
export const REPORT_INTERVALS = ['none', 'quarter', 'hour', 'day'] as const;
export type ReportInterval = (typeof REPORT_INTERVALS)[number];

const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be a time zone such as Asia/Shanghai')
  .default('Asia/Shanghai')
  .describe('Time zone of days and hours.');
const locale = z.enum(LOCALES).default('zh-CN').describe('Language of titles and definitions.');

export const reportQuerySchema = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }).describe('Not included.'),
  by: z.enum(REPORT_BY).default('none'),
  interval: z.enum(REPORT_INTERVALS).default('none'),
  timeZone,
  queue: name.optional(),
  channel: name.optional(),
  agent: name.optional().describe('Id of an agent.'),
  team: name.optional(),
  locale,
});
export type ReportQuery = z.output<typeof reportQuerySchema>;

/** In seconds, in shares of 1, in points of 1 to 5, or how many. */
export const FIGURE_UNITS = ['count', 'share', 'seconds', 'score'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];
export const FIGURE_GROUPS = [
  'volume',
  'speed',
  'promises',
  'leaving',
  'work',
  'moves',
  'satisfaction',
  'bot',
  'estimate',
] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

export const figureSchema = z.object({
  id: z.string(),
  group: z.enum(FIGURE_GROUPS),
  unit: z.enum(FIGURE_UNITS),
  better: z.enum(['more', 'less', 'neither']),
  title: z.string(),
  definition: z.string(),
});
export type FigureView = z.infer<typeof figureSchema>;

/** In the order of `figures`; null: there was nothing to make it of, or it has no meaning here. */
const values = z.array(z.number().nullable());

export const reportSchema = z.object({
  from: when,
  to: when,
  timeZone: z.string(),
  by: z.enum(REPORT_BY),
  interval: z.enum(REPORT_INTERVALS),
  /** When it was made; an answer may be a minute old. */
  at: when,
  figures: z.array(figureSchema),
  total: values,
  rows: z.array(
    z.object({
      /** Id of queue, channel, agent or team; null: of none. */
      key: z.string().nullable(),
      title: z.string(),
      /** Begin of the interval. */
      start: when.nullable(),
      values,
    }),
  ),
});
export type ReportView = z.infer<typeof reportSchema>;

export const wallboardQuerySchema = z.object({ timeZone, locale });
export type WallboardQuery = z.output<typeof wallboardQuerySchema>;

/** `none` where there is nothing to judge. */
export const MARKS = ['good', 'warn', 'bad', 'none'] as const;
export type FigureMark = (typeof MARKS)[number];
const marked = z.object({ value: z.number().nullable(), mark: z.enum(MARKS) });

export const ALARM_KINDS = [
  'nobody-on-duty',
  'first-reply-late',
  'next-reply-late',
  'resolution-late',
  'doors-closed',
  'service-level-low',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

export const wallboardSchema = z.object({
  at: when,
  waiting: marked,
  /** Seconds. */
  longestWait: marked,
  answeredShare: marked,
  serviceLevel: marked,
  csat: marked,
  offeredToday: z.int(),
  active: z.int(),
  /** Asked for a call, or left a message: they do not wait. */
  callBacks: z.int(),
  agents: z.object({
    /** Ready for more. */
    free: z.int(),
    /** At their cap. */
    full: z.int(),
    wrapup: z.int(),
    onBreak: z.int(),
    offline: z.int(),
    breaks: z.partialRecord(z.enum(BREAK_REASONS), z.int()),
  }),
  queues: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      open: z.boolean(),
      waiting: z.int(),
      longestWait: marked,
      active: z.int(),
      onDuty: z.int(),
      answeredShare: marked,
      serviceLevel: marked,
      /** Waiting ones whose first answer is overdue. */
      late: z.int(),
    }),
  ),
  alarms: z.array(
    z.object({
      kind: z.enum(ALARM_KINDS),
      queue: z.string(),
      queueTitle: z.string(),
      count: z.int(),
      severity: z.enum(['warn', 'bad']),
    }),
  ),
});
export type WallboardView = z.infer<typeof wallboardSchema>;

export const ratingQuerySchema = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }).describe('Not included.'),
  queue: name.optional(),
  channel: name.optional(),
  agent: name.optional().describe('Id of an agent.'),
  /** Only the low ones: up to this score. */
  upTo: z.coerce.number().int().min(1).max(5).default(5),
  reasons: z
    .enum(['all', 'given'])
    .default('all')
    .describe('`given`: only those with words of the customer.'),
  locale,
});
export type RatingQuery = z.output<typeof ratingQuerySchema>;

export const csatSchema = z.object({
  /** Of conversations that a person ended, in queues that ask. */
  asked: z.int(),
  answered: z.int(),
  mean: z.number().nullable(),
  good: z.number().nullable(),
  /** How many gave 1, 2, 3, 4, 5. */
  scores: z.array(z.int()),
  /** Newest first, a bounded number. */
  ratings: z.array(
    z.object({
      escalationId: z.string(),
      conversationId: z.string(),
      queue: z.string(),
      queueTitle: z.string(),
      channel: z.string(),
      agent: z.object({ id: z.string(), displayName: z.string() }).nullable(),
      score: z.int(),
      /** The customer's words, masked. */
      reason: z.string(),
      at: when,
    }),
  ),
  /** More were found than are shown. */
  more: z.boolean(),
});
export type CsatView = z.infer<typeof csatSchema>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
