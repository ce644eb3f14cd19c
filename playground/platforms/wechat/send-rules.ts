import type { Refusal } from './tokens';

/** What a customer's phone shows of a message. */
export interface Picture {
  text: string;
  buttons: string[];
}

type Json = Record<string, unknown>;
type Rule = (message: Json, mediaExists: (id: string) => boolean) => Picture | Refusal;

const MAX_BYTES = 2048;
const refusal = (errcode: number, errmsg: string): Refusal => ({ errcode, errmsg });
const EMPTY = refusal(44004, 'empty content');
const INVALID = refusal(40035, 'invalid parameter');

const RULES: Partial<Record<string, Rule>> = {
  text: (message) => shownText(objectOf(message, 'text')?.['content'], []),
  msgmenu: (message) => {
    const menu = objectOf(message, 'msgmenu');
    const list = Array.isArray(menu?.['list']) ? (menu['list'] as unknown[]) : [];
    const buttons = list.map((item) => fieldOf(item, 'content'));
    if (list.length === 0 || list.some((item) => fieldOf(item, 'id') === '') || buttons.includes(''))
      return INVALID;
    return shownText(menu?.['head_content'], buttons);
  },
  image: (message, mediaExists) => {
    const id = fieldOf(objectOf(message, 'image'), 'media_id');
    return mediaExists(id) ? { text: '[图片]', buttons: [] } : refusal(40007, 'invalid media_id');
  },
  news: (message) => {
    const articles = objectOf(message, 'news')?.['articles'];
    if (!Array.isArray(articles) || articles.length !== 1) return refusal(45008, 'article size out of limit');
    const [title, url] = ['title', 'url'].map((name) => fieldOf(articles[0], name));
    return title && url ? { text: `${title}\n${url}`, buttons: [] } : INVALID;
  },
  miniprogrampage: (message) => {
    const page = objectOf(message, 'miniprogrampage');
    const complete = ['title', 'appid', 'pagepath', 'thumb_media_id'].every(
      (name) => fieldOf(page, name) !== '',
    );
    return complete ? { text: `[小程序] ${fieldOf(page, 'title')}`, buttons: [] } : INVALID;
  },
};

/** Judges the body of `custom/send` as WeChat does. */
export function judge(message: Json, mediaExists: (id: string) => boolean): Picture | Refusal {
  const rule = RULES[fieldOf(message, 'msgtype')];
  return rule ? rule(message, mediaExists) : refusal(40008, 'invalid message type');
}

/** A text field of what may be an object; empty when there is none. */
export function fieldOf(value: unknown, name: string): string {
  const field = typeof value === 'object' && value !== null ? (value as Json)[name] : undefined;
  return typeof field === 'string' ? field : '';
}

function objectOf(value: Json, name: string): Json | null {
  const inner = value[name];
  return typeof inner === 'object' && inner !== null ? (inner as Json) : null;
}

function shownText(content: unknown, buttons: string[]): Picture | Refusal {
  if (typeof content !== 'string' || (content === '' && buttons.length === 0)) return EMPTY;
  if (Buffer.byteLength([content, ...buttons].join('\n')) > MAX_BYTES)
    return refusal(45002, 'content size out of limit');
  return { text: content, buttons };
}
