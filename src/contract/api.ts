import { z } from 'zod';
import { MOST_FILES, noteSchema } from './assist';
import { BREAK_REASONS, PRESENCE_STATES, ROLES } from './agent';
import { PRIORITIES } from './content';
import { ESCALATION_STATES, MOVE_VERBS, WISHES } from './escalation';
import { DELIVERY_STATES } from './log';
import { QUEUE_MODES } from './routing';
import { LOCALES } from './understanding';

/** Shapes of the HTTP API under /api: the server checks with them, the console takes its types, OpenAPI is made of them. */
const id = z.string().min(1).max(128);
const when = z.iso.datetime();

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const loginSchema = z.object({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  /** The second step: six digits, or a recovery code. */
  code: z.string().trim().max(32).optional(),
});

export const agentSchema = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  queues: z.array(z.string()),
  skills: z.array(z.string()),
  languages: z.array(z.enum(LOCALES)),
  cap: z.int(),
  disabled: z.boolean(),
  team: z.string().nullable(),
  regions: z.array(z.string()),
  presence: z.object({
    state: z.enum(PRESENCE_STATES),
    reason: z.enum(BREAK_REASONS).nullable(),
    since: when,
  }),
  /** Weights of what is in hand and on offer. */
  load: z.number(),
});
export type AgentView = z.infer<typeof agentSchema>;

export const agentListSchema = z.object({ agents: z.array(agentSchema) });

export const createAgentSchema = z.object({
  username: z.string().regex(/^[a-z0-9._-]{2,64}$/, 'two to 64 of a-z, 0-9, dot, dash, underscore'),
  /** Left out: signs in at the identity provider. */
  password: z.string().min(10, 'at least 10 characters').max(256).optional(),
  displayName: z.string().trim().min(1).max(64),
  role: z.enum(ROLES).default('agent'),
  queues: z.array(z.string().max(64)).max(50).default([]),
  skills: z.array(z.string().max(64)).max(50).default([]),
  languages: z.array(z.enum(LOCALES)).default([...LOCALES]),
  regions: z.array(z.string().max(64)).max(50).default([]),
  team: z.string().trim().min(1).max(64).nullable().default(null),
  cap: z.int().min(1).max(100).default(8),
});
export type CreateAgent = z.infer<typeof createAgentSchema>;

export const sessionSchema = z.object({
  agent: agentSchema,
  expiresAt: when,
  via: z.enum(['password', 'oidc']),
  /** May do nothing but set up the second step. */
  limited: z.boolean(),
});
export type SessionView = z.infer<typeof sessionSchema>;

export const moveSchema = z.object({
  at: when,
  verb: z.enum(MOVE_VERBS),
  by: z.string(),
  agent: z.string().optional(),
  from: z.enum(ESCALATION_STATES).nullable(),
  to: z.enum(ESCALATION_STATES),
  reason: z.string(),
});

export const escalationSchema = z.object({
  id,
  conversationId: id,
  channel: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  queue: z.string(),
  language: z.enum(LOCALES),
  priority: z.enum(PRIORITIES),
  reason: z.string(),
  summary: z.string(),
  state: z.enum(ESCALATION_STATES),
  owner: z.object({ id, displayName: z.string() }).nullable(),
  createdAt: when,
  dueAt: when,
  claimedAt: when.nullable(),
  closedAt: when.nullable(),
  disposition: z.string().nullable(),
  note: z.string(),
  tier: z.string().nullable(),
  /** SLA: the end. */
  resolveBy: when,
  /** SLA: the next answer; null while the customer waits for none. */
  nextDueAt: when.nullable(),
  firstReplyAt: when.nullable(),
  /** Since when the customer waits for the owner's answer. */
  awaitingSince: when.nullable(),
  /** When an offer runs out, or after-contact work ends; null otherwise. */
  until: when.nullable(),
  endedAt: when.nullable(),
  wish: z.enum(WISHES),
  /** Where to call; shown to the owner and leads, masked to others. */
  callback: z.string().nullable(),
  rating: z.object({ score: z.int(), reason: z.string(), at: when }).nullable(),
  /** Place and wait in minutes as the customer was told them last. */
  told: z.object({ position: z.int(), minutes: z.number().nullable(), at: when }).nullable(),
  /** Names of the agents in the history, by id. */
  people: z.record(z.string(), z.string()),
  history: z.array(moveSchema),
});
export type EscalationView = z.infer<typeof escalationSchema>;

export const queueSchema = z.object({
  /** Waiting ones in the order in which they will be served. */
  waiting: z.array(escalationSchema),
  /** Those that the signed-in agent owns, is offered or wraps up (supervisors: everybody's). */
  active: z.array(escalationSchema),
  queues: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      waiting: z.int(),
      mode: z.enum(QUEUE_MODES),
      /** Takes customers now: business hours, and doors that no supervisor closed. */
      open: z.boolean(),
      why: z.enum(['hours', 'doors']).nullable(),
      opensAt: when.nullable(),
    }),
  ),
  /** Event id that this answer is not older than: give it to /api/events as Last-Event-ID. */
  lastEventId: z.int(),
});
export type QueueView = z.infer<typeof queueSchema>;

/** How far an outgoing message has come: by us, and then by the vendor's own word. */
export const SHOWN_DELIVERY = [...DELIVERY_STATES, 'delivered', 'read', 'failed'] as const;

export const messageSchema = z.object({
  id: z.string(),
  conversationId: id,
  channel: z.string(),
  seq: z.int(),
  at: when,
  author: z.enum(['customer', 'bot', 'agent', 'system']),
  authorName: z.string(),
  type: z.string(),
  text: z.string(),
  buttons: z.array(z.string()),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), url: z.string() })),
  /** Outbound only. */
  delivery: z.enum(SHOWN_DELIVERY).nullable(),
  /** Why it waits or failed: ours or the vendor's code. */
  code: z.string().nullable(),
  /** What it cost, in SMS segments. */
  segments: z.int().nullable(),
});
export type MessageView = z.infer<typeof messageSchema>;

export const conversationSchema = z.object({
  id,
  channel: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  locale: z.enum(LOCALES),
  escalation: escalationSchema.nullable(),
  messages: z.array(messageSchema),
});
export type ConversationView = z.infer<typeof conversationSchema>;

export const timelineSchema = conversationSchema.omit({ messages: true }).extend({
  /** Every conversation of the customer, newest first, the one that was asked for included. */
  conversations: z.array(
    z.object({ id, channel: z.string(), customer: z.object({ id: z.string(), name: z.string() }) }),
  ),
  /** In order of time; each conversation's own order is kept. */
  messages: z.array(messageSchema),
  /** Words among colleagues about any of the conversations, oldest first: the newest ones, whatever the page. */
  notes: z.array(noteSchema),
  /** Give it as `before` for the messages ahead of these; null when there are none. */
  before: z.string().nullable(),
});
export type TimelineView = z.infer<typeof timelineSchema>;

export const sendMessageSchema = z
  .object({
    text: z.string().trim().max(4000).default(''),
    /** Repeats with the same id are sent once. */
    clientId: z.string().max(64).optional(),
    /** Ids of files that were attached before. */
    attachments: z.array(id).max(MOST_FILES).default([]),
    /** The agent has seen what is sensitive in it. */
    confirmed: z.boolean().default(false),
  })
  .refine(({ text, attachments }) => text !== '' || attachments.length > 0, {
    path: ['text'],
    message: 'write something, or attach a file',
  });
export const claimSchema = z.object({ queues: z.array(z.string().max(64)).max(50).optional() });
export const releaseSchema = z.object({ reason: z.string().max(500).default('') });
export const transferSchema = z.object({
  queue: z.string().min(1).max(64),
  reason: z.string().max(500).default(''),
  /** What the next agent should know; left out: what stands in the escalation. */
  summary: z.string().trim().min(1).max(1000).optional(),
});
export const declineSchema = z.object({ reason: z.string().max(500).default('') });
export const assignSchema = z.object({ agentId: id, reason: z.string().max(500).default('') });
export const takeSchema = z.object({ reason: z.string().max(500).default('') });
export const presenceSchema = z
  .object({
    state: z.enum(PRESENCE_STATES),
    reason: z.enum(BREAK_REASONS).nullable().default(null),
  })
  .refine(({ state, reason }) => (state === 'break') === (reason !== null), {
    message: 'a break has a reason, nothing else has one',
  });
export const doorsSchema = z.object({
  open: z.boolean(),
  reason: z.string().trim().min(1, 'say why').max(500),
});
export const DISPOSITIONS = ['resolved', 'follow-up', 'no-answer', 'duplicate', 'other'] as const;
export const closeSchema = z.object({
  disposition: z.enum(DISPOSITIONS).default('resolved'),
  note: z.string().max(500).default(''),
});

/** An event of /api/events; its `id:` is the event id. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('escalation'),
    escalationId: id,
    conversationId: id,
    queue: z.string(),
    state: z.enum(ESCALATION_STATES),
    owner: id.nullable(),
  }),
  z.object({
    type: z.literal('message'),
    escalationId: id,
    conversationId: id,
    seq: z.int(),
    author: z.string(),
    owner: id.nullable(),
  }),
  z.object({ type: z.literal('presence'), agentId: id, state: z.enum(PRESENCE_STATES) }),
  z.object({ type: z.literal('note'), conversationId: id, owner: id.nullable() }),
  z.object({ type: z.literal('doors'), queue: z.string(), open: z.boolean() }),
]);
