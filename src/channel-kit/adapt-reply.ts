import { ownNumbers, type Activity, type Attachment, type CardAction } from '../contract/activity';
import type { Capabilities } from '../contract/channel';
import { AppError } from '../contract/errors';
import { splitText } from './split-text';

type Limits = Pick<Capabilities, 'text' | 'buttons' | 'images' | 'typing'>;

/**
 * Turns one rich reply into the activities that a channel with these capabilities can carry, in the order to send:
 * buttons beyond its number become numbered lines, attachments it cannot show become lines with their address, long
 * text is split. Buttons and attachments stay with the last part. Typing is dropped where it cannot be shown.
 * Throws REPLY_NOT_DELIVERABLE for an attachment without an address that the channel cannot show.
 */
export function adaptReply(activity: Activity, limits: Limits): Activity[] {
  if (activity.type === 'typing') return limits.typing ? [activity] : [];
  if (activity.type !== 'message') return [activity];
  const { text, suggestedActions, attachments, ...rest } = activity;
  const actions = suggestedActions?.actions ?? [];
  const keepActions = actions.length <= limits.buttons;
  const lines = [text ?? ''];
  if (!limits.images) lines.push(...(attachments ?? []).map(attachmentLine));
  if (!keepActions) lines.push(numberedLines(actions));
  const parts = splitText(lines.filter((line) => line !== '').join('\n'), limits.text);
  const extras = {
    ...(keepActions && suggestedActions && actions.length > 0 && { suggestedActions }),
    ...(limits.images && attachments && attachments.length > 0 && { attachments }),
  };
  if (parts.length === 0) return Object.keys(extras).length > 0 ? [{ ...rest, ...extras }] : [];
  return parts.map((part, index) => ({ ...rest, text: part, ...(index === parts.length - 1 && extras) }));
}

/**
 * `1. title` on a line each; the customer answers with the number or the words. Titles that bring numbers of their own keep
 * them: two on a line would contradict each other.
 */
export function numberedLines(actions: readonly Pick<CardAction, 'title'>[]): string {
  const titles = actions.map(({ title }) => title);
  return (ownNumbers(titles) ? titles : titles.map((title, index) => `${index + 1}. ${title}`)).join('\n');
}

function attachmentLine(attachment: Attachment): string {
  const url = attachment.contentUrl;
  if (url === undefined || !/^https?:\/\//i.test(url)) {
    throw new AppError(
      'REPLY_NOT_DELIVERABLE',
      'The channel shows no attachments and this one has no http address.',
      {
        details: { contentType: attachment.contentType },
      },
    );
  }
  return attachment.name ? `${attachment.name}: ${url}` : url;
}
