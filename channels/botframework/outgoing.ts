import { numberedLines } from '../../src/channel-kit';
import type { Activity } from '../../src/contract/activity';
import type { Outgoing } from './connection';
import type { Reference } from './reference';

/** Clients that read events; elsewhere an event is nothing that a person could see. */
const READS_EVENTS = new Set(['directline', 'webchat', 'emulator']);

/**
 * What is sent of one of our activities: content only, no id and no address of ours. Null when there is nothing that
 * the customer's channel could show.
 */
export function outgoing(activity: Activity, reference: Reference): Outgoing | null {
  const { type, name } = activity;
  const value: unknown = activity.value;
  if (type === 'typing') return { type };
  if (type === 'event') {
    return READS_EVENTS.has(reference.channelId)
      ? { type, ...(name !== undefined && { name }), value }
      : null;
  }
  return type === 'message' ? messageFor(activity, reference) : null;
}

function messageFor(activity: Activity, reference: Reference): Outgoing {
  const { text, attachments, locale } = activity;
  const actions = activity.suggestedActions?.actions ?? [];
  const asButtons = showsButtons(reference);
  const lines = [text ?? '', asButtons ? '' : numberedLines(actions)].filter((line) => line !== '');
  return {
    type: 'message',
    text: lines.join('\n'),
    // Why: left out it means Markdown, which eats stars, underscores and line ends of a plain answer.
    textFormat: 'plain',
    ...(locale !== undefined && { locale }),
    ...(attachments && attachments.length > 0 && { attachments }),
    ...(asButtons && actions.length > 0 && { suggestedActions: { to: [reference.user], actions } }),
  };
}

/**
 * Suggested actions belong to one person, and Teams shows them in personal chats only.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
function showsButtons({ channelId, conversation }: Reference): boolean {
  const { isGroup, conversationType } = conversation;
  if (isGroup === true) return false;
  return channelId !== 'msteams' || conversationType === undefined || conversationType === 'personal';
}
