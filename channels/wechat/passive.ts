import { randomInt } from 'node:crypto';
import { buildXml, sealEnvelope, type XmlContent, xmlText } from '../../src/channel-kit';
import type { Activity } from '../../src/contract/activity';
import { textWithLines } from './adapt';
import type { WechatConfig } from './configure';
import type { Push } from './gate';
import { articleOf, formsOf } from './outgoing';

/**
 * The answer to a push as XML, encrypted when the push was; null for what an answer cannot carry (a picture has to be
 * uploaded first). Source: https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Passive_user_reply_message.html
 */
export function passiveXml(activity: Activity, push: Push, config: WechatConfig, now: Date): string | null {
  const content = contentOf(activity);
  if (content === null) return null;
  const seconds = Math.floor(now.getTime() / 1000);
  const xml = buildXml('xml', {
    ToUserName: xmlText(push.fields, 'FromUserName'),
    FromUserName: xmlText(push.fields, 'ToUserName'),
    CreateTime: seconds,
    ...content,
  });
  return push.sealed ? seal(xml, config, seconds) : xml;
}

function contentOf(activity: Activity): Record<string, XmlContent> | null {
  const { template, miniprogrampage } = formsOf(activity);
  if (activity.type !== 'message' || template || miniprogrampage) return null;
  const [attachment] = activity.attachments ?? [];
  if (!attachment) {
    const text = textWithLines(activity);
    return text === '' ? null : { MsgType: 'text', Content: text };
  }
  const article = articleOf(attachment);
  if (!article || activity.text) return null;
  const { title: Title, description: Description, picurl: PicUrl, url: Url } = article;
  return { MsgType: 'news', ArticleCount: 1, Articles: { item: { Title, Description, PicUrl, Url } } };
}

function seal(xml: string, { cipher, token }: WechatConfig, seconds: number): string | null {
  if (!cipher) return null;
  const stamp = { timestamp: String(seconds), nonce: String(randomInt(1_000_000_000)) };
  const { encrypt, msgSignature, nonce } = sealEnvelope(xml, { token, cipher, ...stamp });
  return buildXml('xml', { Encrypt: encrypt, MsgSignature: msgSignature, TimeStamp: seconds, Nonce: nonce });
}
