import { z } from 'zod';
import type { Activity, Attachment, CardAction } from '../../src/contract/activity';

const HERO = 'application/vnd.microsoft.card.hero';
/** Bytes. Source: https://developer.work.weixin.qq.com/document/path/96427 */
export const LIMITS = {
  text: 2048,
  menuHead: 1024,
  clickTitle: 128,
  clickId: 64,
  viewTitle: 1024,
  url: 2048,
};

/** A message as send_msg takes it, without its addressee. */
export type KfMessage = { msgtype: string } & Record<string, unknown>;

const nativeSchema = z
  .object({
    msgtype: z.enum([
      'text',
      'image',
      'voice',
      'video',
      'file',
      'link',
      'miniprogram',
      'msgmenu',
      'location',
      'ca_link',
    ]),
  })
  .loose();

/** A message that whoever made the activity wrote in the vendor's own words, as `channelData.wecomKf`. */
export function nativeOf({ channelData }: Activity): KfMessage | null {
  const data: unknown = channelData;
  if (typeof data !== 'object' || data === null || !('wecomKf' in data)) return null;
  const parsed = nativeSchema.safeParse(data.wecomKf);
  if (!parsed.success) return null;
  const { msgtype } = parsed.data;
  return { msgtype, [msgtype]: parsed.data[msgtype] };
}

/** Id of a file in our own store; null for any other address. */
export function fileIdOf(url: unknown): string | null {
  const match = typeof url === 'string' ? /^\/api\/files\/([^/?#]{1,200})$/.exec(url) : null;
  return match?.[1] === undefined ? null : decodeURIComponent(match[1]);
}

export interface LinkCard {
  title: string;
  description: string;
  url: string;
  thumbFileId: string;
}

const heroSchema = z.object({
  title: z.string().min(1),
  subtitle: z.string().default(''),
  text: z.string().default(''),
  images: z.array(z.object({ url: z.string() })).min(1),
  tap: z.object({ type: z.literal('openUrl'), value: z.string().regex(/^https?:\/\//i) }),
});

/** A hero card that opens an address, with a picture from our own store, is a link; null for any other attachment. */
export function linkCardOf({ contentType, content }: Attachment): LinkCard | null {
  const parsed = contentType === HERO ? heroSchema.safeParse(content) : null;
  if (!parsed?.success) return null;
  const { title, subtitle, text, images, tap } = parsed.data;
  const thumbFileId = fileIdOf(images[0]?.url);
  if (thumbFileId === null || Buffer.byteLength(tap.value) > LIMITS.url) return null;
  return { title, description: subtitle || text, url: tap.value, thumbFileId };
}

/** True for what travels as a message of its own. */
export function isSendable(attachment: Attachment): boolean {
  return fileIdOf(attachment.contentUrl) !== null || linkCardOf(attachment) !== null;
}

/** Buttons as items of a menu; null when one does not fit. */
export function menuItems(actions: readonly CardAction[]): object[] | null {
  const items = actions.map((action, index) => menuItem(action, index));
  return items.length <= 10 && items.every((item) => item !== null) ? items : null;
}

function menuItem({ type, title, value }: CardAction, index: number): object | null {
  const length = Buffer.byteLength(title);
  const words: unknown = value;
  const text = typeof words === 'string' ? words : '';
  if (type === 'openUrl') {
    const fits = length > 0 && length <= LIMITS.viewTitle && Buffer.byteLength(text) <= LIMITS.url;
    return fits && /^https?:\/\//i.test(text) ? { type: 'view', view: { url: text, content: title } } : null;
  }
  if (length === 0 || length > LIMITS.clickTitle) return null;
  const id = text !== '' && Buffer.byteLength(text) <= LIMITS.clickId ? text : String(index + 1);
  return { type: 'click', click: { id, content: title } };
}
