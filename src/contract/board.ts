import { z } from 'zod';
import { agentSchema, escalationSchema } from './api';
import { QUEUE_MODES } from './routing';
import { LOCALES } from './understanding';

/** Rows of a list at most; the counts are of all. */
export const MOST_BOARD_ROWS = 500;

const when = z.iso.datetime();

export const boardQuerySchema = z.object({
  locale: z.enum(LOCALES).optional().describe('Language of the queue titles.'),
});

/** A conversation without its history. */
export const boardRowSchema = escalationSchema.omit({
  history: true,
  summary: true,
  note: true,
  rating: true,
  disposition: true,
  callback: true,
});
export type BoardRow = z.infer<typeof boardRowSchema>;

export const boardQueueSchema = z.object({
  id: z.string(),
  title: z.string(),
  mode: z.enum(QUEUE_MODES),
  open: z.boolean(),
  why: z.enum(['hours', 'doors']).nullable(),
  opensAt: when.nullable(),
  /** Who opened or closed the doors last; null: nobody ever did. */
  doors: z.object({ open: z.boolean(), by: z.string(), at: when, reason: z.string() }).nullable(),
  waiting: z.int(),
  /** Waiting for a call, or that somebody reads what they wrote; they are among those who wait. */
  callbacks: z.int(),
  inHand: z.int(),
  /** Since when the one waits who waits longest. */
  waitingSince: when.nullable(),
  /** Waiting ones whose first answer is overdue. */
  late: z.int(),
  /**
   * Of those who came in the last hour and whose first answer came or was due: the share that was answered in time, and
   * of how many. Who left before it was due does not count.
   */
  serviceLevel: z.object({ share: z.number().nullable(), of: z.int() }),
  /** Who serves it and is there: with room, at the cap, on a break. */
  agents: z.object({ available: z.int(), busy: z.int(), break: z.int() }),
});
export type BoardQueue = z.infer<typeof boardQueueSchema>;

export const boardAgentSchema = agentSchema.extend({
  seenAt: when.nullable(),
  /** When a place was last given back. */
  idleSince: when.nullable(),
  /** Conversations on offer, in talk, and in after-contact work. */
  inHand: z.object({ offered: z.int(), active: z.int(), wrapup: z.int() }),
});
export type BoardAgent = z.infer<typeof boardAgentSchema>;

export const boardSchema = z.object({
  at: when,
  queues: z.array(boardQueueSchema),
  /** Those who are there, and those who have something in hand. */
  agents: z.array(boardAgentSchema),
  /** In the order of service. */
  waiting: z.array(boardRowSchema),
  /** On offer, in talk, and in after-contact work; the oldest first. */
  inHand: z.array(boardRowSchema),
  /** There are more than the lists show. */
  cut: z.boolean(),
});
export type BoardView = z.infer<typeof boardSchema>;

/**
 * What speaks against giving a conversation to an agent: rules of the desk (a lead may set them aside), `room` (refused),
 * and that the agent is on a break or not there.
 */
export const OBSTACLES = [
  'queue',
  'language',
  'skills',
  'region',
  'declined',
  'room',
  'break',
  'offline',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export const candidatesSchema = z.object({
  candidates: z.array(
    z.object({
      id: z.string(),
      displayName: z.string(),
      team: z.string().nullable(),
      load: z.number(),
      cap: z.int(),
      /** Empty: nothing. */
      against: z.array(z.enum(OBSTACLES)),
      /** Cannot be chosen: the desk would refuse. */
      refused: z.boolean(),
    }),
  ),
});
export type CandidateView = z.infer<typeof candidatesSchema>['candidates'][number];
