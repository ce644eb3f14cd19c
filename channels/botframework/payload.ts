import { z } from 'zod';
import { AppError } from '../../src/contract/errors';

const text = (max: number) => z.string().max(max);
/** A field that is left out when it is not what the specification says: whoever sends it must not lose the message. */
const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** A list without the items that are not what they should be; at most `max`. */
const list = <T extends z.ZodType>(type: T, max: number) =>
  optional(
    z.array(z.unknown()).transform((items) =>
      items.slice(0, max).flatMap((item): z.output<T>[] => {
        const parsed = type.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    ),
  );

const account = z.looseObject({
  id: text(256),
  name: optional(text(256)),
  aadObjectId: optional(text(64)),
  role: optional(text(32)),
});
const attachment = z.looseObject({
  contentType: text(128),
  contentUrl: optional(text(4096)),
  name: optional(text(256)),
  content: z.unknown().optional(),
});
const entity = z.looseObject({ type: text(128) });

/** An activity as the connector sends it. Source: the Activity specification, see `src/contract/activity.ts`. */
const payloadSchema = z.looseObject({
  type: text(64).min(1),
  id: optional(text(1024)),
  channelId: text(64).min(1),
  serviceUrl: optional(text(512)),
  conversation: z.looseObject({
    id: text(1024).min(1),
    isGroup: optional(z.boolean()),
    conversationType: optional(text(64)),
    tenantId: optional(text(64)),
  }),
  from: optional(account),
  recipient: optional(account),
  text: optional(z.string()),
  name: optional(text(128)),
  locale: optional(text(35)),
  timestamp: optional(text(64)),
  action: optional(text(64)),
  membersAdded: list(account, 100),
  attachments: list(attachment, 20),
  entities: list(entity, 50),
});

export type Payload = z.infer<typeof payloadSchema>;
export type Account = z.infer<typeof account>;
export type PayloadAttachment = z.infer<typeof attachment>;

/** Throws BAD_REQUEST without type, channel or conversation. */
export function readPayload(payload: unknown): Payload {
  const parsed = payloadSchema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new AppError(
    'BAD_REQUEST',
    `The activity cannot be read: ${field === '' ? 'it is no object' : field}.`,
  );
}

/** More than one customer may be there. */
export function isGroup({ conversation }: Payload): boolean {
  const { isGroup, conversationType } = conversation;
  return isGroup === true || conversationType === 'groupChat' || conversationType === 'channel';
}
