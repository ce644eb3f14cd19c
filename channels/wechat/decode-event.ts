import { type XmlFields, xmlText } from '../../src/channel-kit';
import { JOIN_EVENT } from '../../src/contract/activity';
import type { Decoded } from './decoded';

/** Events with which a customer lets us write for a minute. */
const OPENS_MENU = new Set(['subscribe', 'SCAN', 'CLICK', 'scancode_push', 'scancode_waitmsg']);
const SCENE = /^qrscene_/;
/** Fields that every event has, and so tell nothing about this one. */
const COMMON = new Set(['ToUserName', 'FromUserName', 'CreateTime', 'MsgType', 'Event', 'Encrypt']);

/** Events whose meaning we know; another one is worth a line in the log. */
export const KNOWN_EVENTS: ReadonlySet<string> = new Set([
  ...OPENS_MENU,
  'unsubscribe',
  'LOCATION',
  'VIEW',
  'view_miniprogram',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
  'TEMPLATESENDJOBFINISH',
  'kf_create_session',
  'kf_close_session',
  'kf_switch_session',
  'subscribe_msg_popup_event',
  'subscribe_msg_change_event',
  'subscribe_msg_sent_event',
]);

/** A follow becomes the event that greets, a menu tap the words of its key, everything else an event of its name. */
export function decodeEvent(fields: XmlFields): Decoded {
  const name = xmlText(fields, 'Event').slice(0, 100);
  const window = OPENS_MENU.has(name) ? { window: 'menu' as const } : {};
  if (name === 'CLICK' && xmlText(fields, 'EventKey').trim() !== '') {
    return { type: 'message', text: xmlText(fields, 'EventKey'), ...window };
  }
  if (name === 'subscribe') {
    const scene = xmlText(fields, 'EventKey').replace(SCENE, '');
    return { type: 'event', name: JOIN_EVENT, ...(scene !== '' && { value: { scene } }), ...window };
  }
  const value = Object.fromEntries(Object.entries(fields).filter(([field]) => !COMMON.has(field)));
  return { type: 'event', name: `wechat/${name}`, value, used: Object.keys(value), ...window };
}
