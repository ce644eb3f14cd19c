import { z } from 'zod';
import { MESSAGE_KEYS, type MessageKey } from '../../contract/content';
import { hongKongSchema, slotSchema, variantSchema, wordedIntentSchema } from '../../contract/studio';
import { LOCALES, type Locale } from '../../contract/understanding';
import { hoursSchema } from './hours-schema';
import { deskSchema, queueRules } from './queue-schema';

const text = z.string().trim().min(1, 'must not be empty');
const sentence = text.max(500);
const id = z
  .string()
  .max(100)
  .regex(/^[A-Za-z_][\w.-]*$/, 'must be letters, digits, dots and dashes, such as card.lost')
  .describe('One id has one meaning in every locale, such as card.lost.');

const worded = wordedIntentSchema.shape;
/** What an answer consists of, told to the editor. */
const answerFields = {
  title: worded.title.describe('Short name; also the text of a button that leads here.'),
  answer: worded.answer.describe('What customers read. {name} is replaced by the slot of that name.'),
  sms: worded.sms.describe('Shorter answer for SMS: two SMS at most, and no numbered steps.'),
  channels: worded.channels.describe('Answer by channel name, such as wechat; wins over answer and sms.'),
  buttons: worded.buttons.describe('Titles or questions of other intents, or words that ask for a person.'),
  links: worded.links.describe('Pages to read on; left out of the answer after the day in expires.'),
  variants: z
    .array(variantSchema.describe('Said instead while everything under if holds.'))
    .max(10)
    .optional()
    .describe('Tried in order; the first whose condition holds is said instead of the answer.'),
  slots: z
    .array(slotSchema.describe('A detail that is asked for before answering.'))
    .max(5)
    .optional()
    .describe('Details that the bot asks for, in order, unless the customer has said them already.'),
};

const intent = z.strictObject({
  id,
  title: answerFields.title,
  questions: worded.questions.describe(
    'What customers write when they mean this: twelve or more, each in other words.',
  ),
  answer: answerFields.answer,
  sms: answerFields.sms,
  channels: answerFields.channels,
  buttons: answerFields.buttons,
  links: answerFields.links,
  variants: answerFields.variants,
  slots: answerFields.slots,
  followUps: worded.followUps.describe('Ids of intents that customers ask about next; shown as buttons.'),
  escalate: worded.escalate.describe('Fetches a person, after the answer or instead of it.'),
});

const override = z.strictObject({
  id,
  title: hongKongSchema.shape.title,
  answer: hongKongSchema.shape.answer,
  sms: answerFields.sms,
  channels: answerFields.channels,
  buttons: hongKongSchema.shape.buttons,
  links: answerFields.links,
  variants: answerFields.variants,
  slots: answerFields.slots,
});

/** intents/<locale>/<topic>.yaml */
export const topicSchema = z.strictObject({
  topic: text.max(60).describe('The same in every locale.'),
  intents: z.array(intent).max(1000),
});
/** intents/<locale>/<topic>.golden.yaml; `none` means that no intent may match. */
export const goldenSchema = z.strictObject({
  golden: z
    .array(
      z.strictObject({
        text: z.string().min(1).max(2000).describe('A sentence that is not among the questions.'),
        intent: text.describe('The id that it must be understood as; none: nothing may answer it.'),
      }),
    )
    .max(20_000),
});
/** intents/<locale>/none.yaml */
export const noneSchema = z.strictObject({
  none: z
    .array(sentence)
    .max(20_000)
    .describe('Sentences that no intent answers; the bot learns from them to say so.'),
});
/** intents/zh-HK/overrides.yaml */
export const overridesSchema = z.strictObject({
  overrides: z
    .array(override)
    .max(1000)
    .describe('What zh-HK says otherwise than the zh-CN intent converted to Hong Kong characters.'),
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
  hours: z.record(z.string().max(50), hoursSchema).default({}).describe('Business hours by name.'),
  desk: deskSchema.optional().describe('Rules of all queues together.'),
  queues: z
    .array(
      z.strictObject({
        id: text,
        title: z.strictObject(
          Object.fromEntries(LOCALES.map((l) => [l, text])) as Record<Locale, typeof text>,
        ),
        hours: text.optional().describe('One of the names under hours; without it always open.'),
        ...queueRules,
      }),
    )
    .min(1, 'needs at least one queue'),
});

export type IntentSource = z.infer<typeof intent>;
export type OverrideSource = z.infer<typeof override>;
export type BotMessages = z.infer<typeof botSchema>['messages'];
export type QueueSource = z.infer<typeof queuesSchema>['queues'][number];
export type GoldenSource = z.infer<typeof goldenSchema>['golden'][number];
