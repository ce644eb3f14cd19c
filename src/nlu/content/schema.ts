import { z } from 'zod';
import { MESSAGE_KEYS, PRIORITIES, type MessageKey } from '../../contract/content';
import { LOCALES, type Locale } from '../../contract/understanding';

const text = z.string().trim().min(1, 'must not be empty');
const id = z
  .string()
  .regex(/^[A-Za-z_][\w.-]*$/, 'must be letters, digits, dots and dashes, such as card.lost');

const escalate = z.strictObject({
  queue: text,
  priority: z.enum(PRIORITIES),
  when: z.enum(['after-answer', 'instead']),
});

const intent = z.strictObject({
  id,
  title: text,
  questions: z.array(text).min(1, 'needs at least one question'),
  answer: text,
  sms: text.optional(),
  buttons: z.array(text).default([]),
  escalate: escalate.optional(),
});

/** intents/<locale>/<topic>.yaml */
export const topicSchema = z.strictObject({ topic: text, intents: z.array(intent) });
/** intents/<locale>/<topic>.golden.yaml; `none` means that no intent may match. */
export const goldenSchema = z.strictObject({
  golden: z.array(z.strictObject({ text: z.string().min(1), intent: text })),
});
/** intents/zh-HK/overrides.yaml */
export const overridesSchema = z.strictObject({
  overrides: z.array(
    z.strictObject({
      id,
      title: text.optional(),
      answer: text.optional(),
      sms: text.optional(),
      buttons: z.array(text).optional(),
    }),
  ),
});
/** intents/<locale>/bot.yaml */
export const botSchema = z.strictObject({
  messages: z.strictObject({
    ...(Object.fromEntries(MESSAGE_KEYS.map((key) => [key, text])) as Record<MessageKey, typeof text>),
    greetingButtons: z.array(text),
  }),
});
/** intents/queues.yaml */
export const queuesSchema = z.strictObject({
  queues: z
    .array(
      z.strictObject({
        id: text,
        title: z.strictObject(
          Object.fromEntries(LOCALES.map((l) => [l, text])) as Record<Locale, typeof text>,
        ),
      }),
    )
    .min(1, 'needs at least one queue'),
});

export type IntentSource = z.infer<typeof intent>;
export type OverrideSource = z.infer<typeof overridesSchema>['overrides'][number];
export type BotMessages = z.infer<typeof botSchema>['messages'];
export type QueueSource = z.infer<typeof queuesSchema>['queues'][number];
export type GoldenSource = z.infer<typeof goldenSchema>['golden'][number];
