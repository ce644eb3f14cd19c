import type {
  Activity as BotActivity,
  Attachment,
  CardAction,
  ChannelAccount,
  SuggestedActions,
} from 'botbuilder';
import { z } from 'zod';

export type { Attachment, CardAction, ChannelAccount, SuggestedActions };

type Required =
  'type' | 'channelId' | 'from' | 'conversation' | 'timestamp' | 'localTimestamp' | 'expiration';

/**
 * The normalised message: Bot Framework's Activity as it travels on the wire (times are ISO 8601 strings).
 * Source: https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
export type Activity = Partial<Omit<BotActivity, Required>> & {
  type: string;
  channelId: string;
  from: ChannelAccount;
  conversation: { id: string };
  timestamp?: string;
};

/** Longest text, in UTF-16 units, that any channel may hand in. */
export const MAX_TEXT_LENGTH = 10_000;

const account = z.looseObject({ id: z.string().max(256), name: z.string().max(256).optional() });

/**
 * What a client may send: known fields are checked, unknown ones pass (the Activity specification asks receivers to
 * ignore them). `from` and `conversation` are not trusted; the channel sets them from the token.
 */
export const inboundActivitySchema = z.looseObject({
  type: z.string().min(1).max(64),
  text: z.string().optional(),
  name: z.string().max(128).optional(),
  locale: z.string().max(35).optional(),
  value: z.unknown().optional(),
  from: account.partial().optional(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string().max(128),
        contentUrl: z.string().max(2048).optional(),
        name: z.string().max(256).optional(),
      }),
    )
    .max(10)
    .optional(),
  channelData: z.looseObject({}).optional(),
});
export type InboundActivity = z.infer<typeof inboundActivitySchema>;

/** A button that sends its own title back as the customer's words. */
export function imBack(title: string): CardAction {
  return { type: 'imBack', title, value: title };
}

/**
 * The numbers that the titles of some buttons bring themselves (`5 very good`), by which customers choose them where
 * buttons are lines; null unless each has another one: then they are counted.
 */
export function ownNumbers(titles: readonly string[]): string[] | null {
  const numbers = titles.map((title) => /^([1-9]) /u.exec(title)?.[1]).filter((one) => one !== undefined);
  return numbers.length === titles.length && new Set(numbers).size === titles.length ? numbers : null;
}

/** Name of the event by which a channel says that a customer has just arrived and may be greeted. */
export const JOIN_EVENT = 'webchat/join';
