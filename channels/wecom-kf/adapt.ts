import type { Activity } from '../../src/contract/activity';
import { adaptReply, mergeTexts, splitText } from '../../src/channel-kit';
import { wecomKfCapabilities } from './capabilities';
import { isSendable, LIMITS, menuItems, nativeOf } from './outgoing';

/**
 * One reply as the messages to send, in order: its words, then each file and link by itself. Buttons that do not fit a
 * menu become numbered lines, files that are not ours lines with their address. What is no message is left out.
 * Throws REPLY_NOT_DELIVERABLE.
 */
export function adapt(activity: Activity): Activity[] {
  if (activity.type !== 'message') return [];
  if (nativeOf(activity)) return [activity];
  const { attachments = [], suggestedActions, ...rest } = activity;
  const words = { ...rest, ...(suggestedActions && { suggestedActions }) };
  const lines = attachments.filter((attachment) => !isSendable(attachment));
  const fits = menuItems(suggestedActions?.actions ?? []) !== null;
  const limits = { ...wecomKfCapabilities, images: false, buttons: fits ? wecomKfCapabilities.buttons : 0 };
  const texts = adaptReply({ ...words, attachments: lines }, limits).flatMap(withShortHead);
  const files = attachments.filter(isSendable).map((attachment): Activity => {
    const { text: _text, ...bare } = rest;
    return { ...bare, attachments: [attachment] };
  });
  return [...texts, ...files];
}

/** Two messages as one; null for what would have to be cut in two again, and for the vendor's own forms. */
export function merge(first: Activity, second: Activity): Activity | null {
  if (nativeOf(first) || nativeOf(second)) return null;
  const merged = mergeTexts(first, second, wecomKfCapabilities.text);
  return merged && adapt(merged).length === 1 ? merged : null;
}

/** The words above a menu are at most half as long as a text: what is too much goes before, in one message. */
function withShortHead(activity: Activity): Activity[] {
  const { text = '', suggestedActions, ...rest } = activity;
  if (!suggestedActions || Buffer.byteLength(text) <= LIMITS.menuHead) return [activity];
  const head = splitText(text, { max: LIMITS.menuHead, unit: 'utf8' }).at(-1) ?? '';
  const before = text.slice(0, text.length - head.length);
  return [
    { ...rest, text: before },
    { ...rest, text: head, suggestedActions },
  ];
}
