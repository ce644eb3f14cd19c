import type { Activity } from '../contract/activity';
import { AppError } from '../contract/errors';
import type { Conversation } from '../contract/conversation';
import type { Delivery, NewLogEntry } from '../contract/log';
import { shaping, type RouterDeps, type RunningChannel } from './deps';

type Outgoing = Pick<NewLogEntry, 'activity' | 'at' | 'delivery'>;

/** One reply as the messages that its channel can carry, each with its first delivery. */
export function outgoing(
  { channels, logger }: Pick<RouterDeps, 'channels' | 'logger'>,
  channelName: string,
  activity: Activity,
  at: Date,
): Outgoing[] {
  const running = channels.get(channelName);
  try {
    const parts =
      activity.type === 'message'
        ? ((running && shaping(running).adapt?.(activity)) ?? [activity])
        : [activity];
    return parts.map((part) => ({ activity: part, at, delivery: firstDelivery(part, running, at) }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger.error({ channel: channelName, err: error }, 'a reply cannot be carried by its channel');
    return [{ activity, at, delivery: { state: 'rejected', attempts: 0, code: error.code } }];
  }
}

/** Only messages travel to a vendor; a customer who pulls sees all, and has got it once it is stored. */
function firstDelivery(activity: Activity, running: RunningChannel | undefined, dueAt: Date): Delivery {
  const stored = running?.channel.capabilities.pull === true || activity.type !== 'message';
  return stored ? { state: 'sent', attempts: 0 } : { state: 'queued', attempts: 0, dueAt };
}

/** The replies of a conversation's last turn as log entries: the same each time they are made. */
export function replyEntries(
  deps: Pick<RouterDeps, 'channels' | 'logger'>,
  conversation: Conversation,
): NewLogEntry[] {
  const { id, channel, commit, updatedAt } = conversation;
  if (!commit) return [];
  const { turnId, replies } = commit;
  return replies
    .flatMap((activity) => outgoing(deps, channel, activity, updatedAt))
    .map((entry, index) => ({
      ...{ conversationId: id, channel, direction: 'out', author: 'bot', causedBy: turnId },
      ...entry,
      key: `out:${turnId}:${String(index)}`,
    }));
}
