import type { Activity, Attachment } from '../../src/contract/activity';
import { fileUrl } from '../../src/contract/channel';
import type { LogEntry } from '../../src/contract/log';
import { clientActivityId } from './decode';

/** What Direct Line answers a read with, and what a frame of the stream holds. */
export interface ActivitySet {
  activities: Activity[];
  watermark: string;
}

/** Outbound types that a customer gets; `conversationUpdate` and `trace` are for bots. */
const SHOWN = new Set(['message', 'event', 'typing', 'endOfConversation']);
/** Holds the transcript and the desk's context. */
const INTERNAL_EVENTS = new Set(['handoff.initiate']);

/** The address by which a customer may read one of our files. */
export type AddressOf = (fileId: string, name: string) => string;

const OURS = fileUrl('');

/** The entries that a customer may see, and the place up to which they have been read, hidden ones included. */
export function activitySet(entries: readonly LogEntry[], after: number, addressOf: AddressOf): ActivitySet {
  const last = entries.at(-1)?.seq ?? after;
  const activities = entries.filter(isShown).map((entry) => toActivity(entry, addressOf));
  return { activities, watermark: String(last) };
}

/**
 * The customer's own messages are shown too. Why: Web Chat calls a message sent when its echo comes back with the same
 * clientActivityID. Of their events only those whose echo is awaited.
 */
function isShown({ direction, activity }: LogEntry): boolean {
  if (direction === 'in') return activity.type === 'message' || clientActivityId(activity) !== null;
  return SHOWN.has(activity.type) && !INTERNAL_EVENTS.has(activity.name ?? '');
}

function toActivity(entry: LogEntry, addressOf: AddressOf): Activity {
  const { activity, causedBy } = entry;
  const { attachments } = activity;
  return {
    ...activity,
    ...(attachments && { attachments: attachments.map((one) => readable(one, addressOf)) }),
    id: entry.id,
    timestamp: entry.at.toISOString(),
    channelId: 'webchat',
    conversation: { id: entry.conversationId },
    ...(causedBy !== undefined && { replyToId: causedBy }),
  };
}

/** Why at reading: what an agent sent stands in the log by our own address, which asks for the console's sign-in. */
function readable(attachment: Attachment, addressOf: AddressOf): Attachment {
  const { contentUrl = '', name = 'file' } = attachment;
  if (!contentUrl.startsWith(OURS)) return attachment;
  return { ...attachment, contentUrl: addressOf(decodeURIComponent(contentUrl.slice(OURS.length)), name) };
}
