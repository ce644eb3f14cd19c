import { createHash } from 'node:crypto';
import type { Activity, Attachment } from '../../src/contract/activity';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';
import { fileUrl, type MediaReference } from '../../src/contract/channel';
import type { KfItem } from './item';

/** What a customer's message becomes; null for a msgtype that we do not know. */
export interface Contents {
  activity: Pick<Activity, 'text' | 'attachments' | 'entities'>;
  media?: MediaReference[];
}
type Reader = (item: KfItem) => Contents;

/** Our guess until the file has been fetched: the vendor does not say, but takes and makes only these. */
const FILES = {
  image: { contentType: 'image/jpeg', name: 'image.jpg' },
  voice: { contentType: 'audio/amr', name: 'voice.amr' },
  video: { contentType: 'video/mp4', name: 'video.mp4' },
  file: { contentType: 'application/octet-stream', name: 'file' },
} as const;
const LONGEST_NAME = 256;

/**
 * The message types of sync_msg.
 * Source: https://developer.work.weixin.qq.com/document/path/94699
 */
const READERS: Record<string, Reader> = {
  text: ({ body }) => ({ activity: { text: text(body.content) } }),
  image: readFile('image'),
  voice: readFile('voice'),
  video: readFile('video'),
  file: readFile('file'),
  location: readLocation,
  link: readLink,
  business_card: (item) => card(item, text(item.body.userid)),
  miniprogram: (item) => card(item, text(item.body.title)),
  msgmenu: (item) => ({ activity: { text: menuText(item.body) } }),
  channels: (item) => card(item, text(item.body.title) || text(item.body.nickname)),
  channels_shop_product: (item) => card(item, text(item.body.title)),
  channels_shop_order: (item) => card(item, text(item.body.product_titles)),
  merged_msg: (item) => card(item, text(item.body.title)),
  meeting: (item) => card(item, ''),
  schedule: (item) => card(item, ''),
  note: (item) => card(item, ''),
};

export function readContents(item: KfItem): Contents | null {
  return Object.hasOwn(READERS, item.msgtype) ? (READERS[item.msgtype]?.(item) ?? null) : null;
}

/** The same message has the same file, so that a repeat fetches nothing new. */
function readFile(kind: keyof typeof FILES): Reader {
  return ({ body, msgid }) => {
    const fileId = `wkf-${createHash('sha256').update(msgid).digest('base64url').slice(0, 32)}`;
    const reference = text(body.media_id);
    const attachment: Attachment = FILES[kind];
    if (reference === '') return { activity: { attachments: [attachment] } };
    return {
      activity: { attachments: [{ ...attachment, contentUrl: fileUrl(fileId) }] },
      media: [{ fileId, reference }],
    };
  };
}

function readLocation({ body }: KfItem): Contents {
  const [latitude, longitude] = [Number(body.latitude), Number(body.longitude)];
  const label = [text(body.name), text(body.address)].filter(Boolean).join(' ');
  const geo = { type: 'GeoCoordinates', latitude, longitude };
  return {
    activity: {
      text: label === '' ? `${latitude}, ${longitude}` : label,
      entities: [{ type: 'Place', name: text(body.name), address: text(body.address), geo }],
    },
  };
}

function readLink({ body }: KfItem): Contents {
  const lines = [text(body.title), text(body.desc), text(body.url)].filter(Boolean);
  return { activity: { text: lines.join('\n').slice(0, MAX_TEXT_LENGTH) } };
}

function card({ msgtype, body }: KfItem, name: string): Contents {
  const contentType = `application/vnd.wecom-kf.${msgtype}+json`;
  const named = name === '' ? `[${msgtype}]` : name.slice(0, LONGEST_NAME);
  return { activity: { attachments: [{ contentType, name: named, content: body }] } };
}

/** A menu that an agent or the account's own settings sent, as lines. */
function menuText(body: Record<string, unknown>): string {
  const items: unknown[] = Array.isArray(body.list) ? body.list : [];
  const lines = items.map((entry) => {
    if (typeof entry !== 'object' || entry === null) return '';
    const inner = Object.values(entry).find((value) => typeof value === 'object' && value !== null) as
      Record<string, unknown> | undefined;
    return text(inner?.content);
  });
  return [text(body.head_content), ...lines, text(body.tail_content)].filter(Boolean).join('\n');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT_LENGTH) : '';
}
