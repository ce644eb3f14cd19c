import { createHash } from 'node:crypto';
import type { Activity, Attachment } from '../../src/contract/activity';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';
import { fileUrl, type MediaReference } from '../../src/contract/channel';
import type { KfItem } from './item';

/** What a customer's message becomes; null for a msgtype that we do not know. */
export interface Contents {
  activity: Pick<Activity, 'text' | 'attachments'>;
  media?: MediaReference[];
}
type Reader = (item: KfItem) => Contents;

/** Our guess until the file has been fetched: the vendor does not say, but takes and makes only these. */
const FILE_TYPES = {
  image: 'image/jpeg',
  voice: 'audio/amr',
  video: 'video/mp4',
  file: 'application/octet-stream',
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
  location: (item) => card(item, [text(item.body.name), text(item.body.address)].filter(Boolean).join(' ')),
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
function readFile(kind: keyof typeof FILE_TYPES): Reader {
  return ({ body, msgid }) => {
    const fileId = `wkf-${createHash('sha256').update(msgid).digest('base64url').slice(0, 32)}`;
    const reference = text(body.media_id);
    const attachment: Attachment = { contentType: FILE_TYPES[kind] };
    if (reference === '') return { activity: { attachments: [attachment] } };
    return {
      activity: { attachments: [{ ...attachment, contentUrl: fileUrl(fileId) }] },
      media: [{ fileId, reference }],
    };
  };
}

function readLink({ body }: KfItem): Contents {
  const url = text(body.url);
  const attachment: Attachment = {
    contentType: 'text/html',
    name: text(body.title).slice(0, LONGEST_NAME),
    content: body,
    ...(/^https?:\/\//i.test(url) && { contentUrl: url }),
  };
  return { activity: { attachments: [attachment] } };
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
