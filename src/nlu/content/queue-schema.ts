import { z } from 'zod';
import { PRIORITIES, type Priority } from '../../contract/content';
import { QUEUE_MODES } from '../../contract/routing';
import { duration } from './duration';

/** What every agent of a queue must be able to do; agents' skills are written in the same way. */
const skill = z.string().regex(/^[a-z][a-z0-9.-]{0,49}$/, 'must be small letters, digits, dots and dashes');

const byPriority = z.strictObject(
  Object.fromEntries(PRIORITIES.map((one) => [one, duration('0s', '30d').optional()])) as Record<
    Priority,
    z.ZodOptional<z.ZodType<number, string>>
  >,
);

const overflow = z.strictObject({
  to: z.string().min(1).max(100).describe('Id of the queue that takes over.'),
  after: duration('0s', '1d').describe('Since the customer asked for a person, such as 5m.'),
  when: z
    .enum(['closed', 'nobody'])
    .optional()
    .describe('closed: only when the queue is closed; nobody: or nobody who serves it is on duty.'),
});

/** The rules of a queue, as its entry in queues.yaml holds them; what is left out is as usual. */
export const queueRules = {
  mode: z
    .enum(QUEUE_MODES)
    .optional()
    .describe('push: each conversation is offered to the best agent. pull (usual): agents take the next.'),
  accept: duration('5s', '10m').optional().describe('Time to accept an offer; usually 30s.'),
  wrapup: duration('0s', '1h').optional().describe('Time for notes after a conversation; usually 0s, none.'),
  skills: z.array(skill).max(20).optional().describe('What every agent of this queue must be able to do.'),
  sla: z
    .strictObject({
      firstReply: byPriority
        .optional()
        .describe("Until a person's first answer; usually urgent 1m, high 5m, normal 15m."),
      nextReply: duration('1s', '30d').optional().describe('Until each later answer; usually 5m.'),
      resolution: duration('1s', '90d').optional().describe('Until the end; usually 24h.'),
    })
    .optional()
    .describe('What is promised, counted in business hours.'),
  overflow: z.array(overflow).max(5).optional().describe('Who waited that long goes on to another queue.'),
  silence: z
    .strictObject({
      ask: duration('0s', '1d').optional().describe('Then the customer is asked whether they are there.'),
      end: duration('0s', '1d').optional().describe('Then the conversation ends.'),
    })
    .optional()
    .describe("Of the customer's silence since the agent's last message; usually 0s, never."),
  survey: z.boolean().optional().describe('Customers are asked afterwards how it was; usually not.'),
};

const name = z.string().min(1).max(50);

/** `desk:` of queues.yaml: the rules of the whole desk; what is left out is as usual. */
export const deskSchema = z.strictObject({
  headStart: z
    .strictObject({
      priority: byPriority.optional().describe('Usually urgent 2h, high 30m, normal 0s.'),
      tier: z
        .record(name, duration('0s', '7d'))
        .optional()
        .describe('By tier of customers; usually vip 10m.'),
      returned: duration('0s', '7d')
        .optional()
        .describe('For those whom an agent had to leave; usually 15m.'),
    })
    .optional()
    .describe('Somebody is served as if they had come that much earlier.'),
  weights: z
    .record(name, z.number().min(0.25).max(10).multipleOf(0.25, 'must be in quarters, such as 0.75'))
    .optional()
    .describe("How much of an agent's cap a conversation takes, by channel; 1 where none is named."),
  sameAgent: duration('0s', '90d')
    .optional()
    .describe('Who comes back within this time is offered to the same agent first; usually 24h.'),
});
export type DeskSource = z.infer<typeof deskSchema>;
