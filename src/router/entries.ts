import type { Activity } from '../contract/activity';
import type { Capabilities } from '../contract/channel';
import type { Conversation } from '../contract/conversation';
import type { Delivery, NewLogEntry } from '../contract/log';

/** Only messages travel to a vendor; a customer who pulls sees all, and has got it once it is stored. */
export function firstDelivery(
  activity: Activity,
  capabilities: Capabilities | undefined,
  now: Date,
): Delivery {
  const stored = capabilities?.pull === true || activity.type !== 'message';
  return stored ? { state: 'sent', attempts: 0 } : { state: 'queued', attempts: 0, dueAt: now };
}

/** The replies of a conversation's last turn as log entries: the same each time they are made. */
export function replyEntries(
  conversation: Conversation,
  capabilities: Capabilities | undefined,
): NewLogEntry[] {
  const { id, channel, commit, updatedAt } = conversation;
  if (!commit) return [];
  return commit.replies.map((activity, index) => ({
    conversationId: id,
    channel,
    direction: 'out',
    author: 'bot',
    activity,
    key: `out:${commit.turnId}:${String(index)}`,
    at: updatedAt,
    causedBy: commit.turnId,
    delivery: firstDelivery(activity, capabilities, updatedAt),
  }));
}
