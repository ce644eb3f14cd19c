import { z } from 'zod';
import type { Activity, Attachment } from '../../src/contract/activity';

/** Forms that only WeChat has, given in `channelData.wechat` of a reply; each stands for the whole message. */
const wechatForms = z.object({
  template: z
    .object({
      template_id: z.string().min(1).max(128),
      url: z.string().max(2048).optional(),
      miniprogram: z.object({ appid: z.string(), pagepath: z.string().optional() }).optional(),
      data: z.record(z.string(), z.object({ value: z.string(), color: z.string().optional() })),
    })
    .optional(),
  miniprogrampage: z
    .object({
      title: z.string(),
      appid: z.string(),
      pagepath: z.string(),
      thumb_media_id: z.string(),
    })
    .optional(),
});
type WechatForms = z.infer<typeof wechatForms>;

const heroCard = z.object({
  title: z.string(),
  subtitle: z.string().optional(),
  text: z.string().optional(),
  images: z.array(z.object({ url: z.string() })).optional(),
  tap: z.object({ type: z.string(), value: z.unknown() }).optional(),
  buttons: z.array(z.object({ type: z.string(), value: z.unknown() })).optional(),
});

/** One article, as news shows it. */
interface Article {
  title: string;
  description: string;
  url: string;
  picurl: string;
}

export const HERO_CARD = 'application/vnd.microsoft.card.hero';

/** The forms of `channelData.wechat`; empty when there are none that fit. */
export function formsOf({ channelData }: Pick<Activity, 'channelData'>): WechatForms {
  const data: unknown = channelData;
  const given = typeof data === 'object' && data !== null && 'wechat' in data ? data.wechat : {};
  return wechatForms.safeParse(given).data ?? {};
}

/** A hero card that leads somewhere (its tap, or its first button that opens an address), or null. */
export function articleOf({ contentType, content }: Attachment): Article | null {
  if (contentType !== HERO_CARD) return null;
  const card = heroCard.safeParse(content).data;
  const open = [card?.tap, ...(card?.buttons ?? [])].find((action) => action?.type === 'openUrl');
  if (!card || typeof open?.value !== 'string' || !/^https?:\/\//.test(open.value)) return null;
  const description = [card.subtitle, card.text].filter(Boolean).join('\n');
  return { title: card.title, description, url: open.value, picurl: card.images?.[0]?.url ?? '' };
}

/** What WeChat shows by itself: a picture that we can reach, or an article. */
export function isNative(attachment: Attachment): boolean {
  if (articleOf(attachment)) return true;
  return /^image\/(jpe?g|png|gif)\b/.test(attachment.contentType) && attachment.contentUrl !== undefined;
}
