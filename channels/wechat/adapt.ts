import { adaptReply, mergeTexts, numberedLines, textLength } from '../../src/channel-kit';
import type { Activity, Attachment } from '../../src/contract/activity';
import { MAX_TEXT_BYTES, wechatCapabilities } from './capabilities';
import { formsOf, HERO_CARD, isNative } from './outgoing';

const { buttons, typing } = wechatCapabilities;
/** A message of buttons that takes more than this becomes a text with numbered lines. */
const MAX_BUTTON_BYTES = MAX_TEXT_BYTES / 2;

/**
 * A reply as messages that WeChat has: text (with buttons), one picture, one article, or a form of `channelData.wechat`.
 * Pictures and articles come after the text, but before one with buttons, which stays at the bottom of the screen.
 * Throws REPLY_NOT_DELIVERABLE for an attachment that can be neither shown nor linked.
 */
export function adapt(activity: Activity): Activity[] {
  if (activity.type !== 'message' && activity.type !== 'typing') return [];
  const { template, miniprogrampage } = formsOf(activity);
  if (template || miniprogrampage) return [activity];
  const { attachments = [], ...rest } = activity;
  const native = attachments.filter(isNative);
  const { text: _text, suggestedActions, ...bare } = rest;
  const shown = native.map((attachment) => ({ ...bare, attachments: [attachment] }));
  const texts = adaptText(
    rest,
    attachments.filter((one) => !native.includes(one)),
  );
  return suggestedActions?.actions.length ? [...shown, ...texts] : [...texts, ...shown];
}

/** Two texts as one, or null. */
export function merge(first: Activity, second: Activity): Activity | null {
  if (!isText(first) || !isText(second)) return null;
  return mergeTexts(first, second, { max: MAX_TEXT_BYTES - linesOf(second), unit: 'utf8' });
}

/** The text with its buttons as numbered lines, for an answer that can hold no buttons. */
export function textWithLines({ text, suggestedActions }: Activity): string {
  const lines = numberedLines(suggestedActions?.actions ?? []);
  return [text, lines].filter(Boolean).join('\n');
}

/** WeChat counts customer-service messages alone. */
export function windowless(activity: Activity): boolean {
  return formsOf(activity).template !== undefined;
}

function adaptText(message: Activity, others: Attachment[]): Activity[] {
  const bytes = linesOf(message);
  const keep = bytes <= MAX_BUTTON_BYTES;
  const limits = {
    text: { max: MAX_TEXT_BYTES - (keep ? bytes : 0), unit: 'utf8' as const },
    ...{ buttons: keep ? buttons : 0, images: false, typing },
  };
  return adaptReply({ ...message, attachments: others.map(linkOf) }, limits);
}

/** Bytes that the buttons take as numbered lines: a message may still have to be answered passively. */
function linesOf({ suggestedActions }: Activity): number {
  const actions = suggestedActions?.actions ?? [];
  return actions.length === 0 ? 0 : textLength(`\n${numberedLines(actions)}`, 'utf8');
}

/** A card without an address to open still has its title, and a picture. */
function linkOf(attachment: Attachment): Attachment {
  if (attachment.contentType !== HERO_CARD || attachment.contentUrl !== undefined) return attachment;
  const { images, title } = (attachment.content ?? {}) as { images?: { url?: string }[]; title?: string };
  const url = images?.[0]?.url;
  return { ...attachment, ...(title && { name: title }), ...(url !== undefined && { contentUrl: url }) };
}

function isText(activity: Activity): boolean {
  const { template, miniprogrampage } = formsOf(activity);
  return activity.type === 'message' && !activity.attachments?.length && !template && !miniprogrampage;
}
