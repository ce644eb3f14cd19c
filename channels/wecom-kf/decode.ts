import { type Activity, JOIN_EVENT } from '../../src/contract/activity';
import type { DecodeContext, Inbound } from '../../src/contract/channel';
import { type Contents, readContents } from './contents';
import { customerId } from './customer';
import { type KfItem, parseItem } from './item';

const FROM_CUSTOMER = 3;
const FROM_AGENT = 5;
/** Codes by which anybody with the app's secret may write to the customer: used at once or not at all, never stored. */
const SECRET_FIELDS = new Set(['welcome_code', 'msg_code']);

/**
 * Reads one item of `msg_list` of sync_msg. What is not the customer's own words becomes an event: of the vendor
 * (`wecom-kf/<event_type>`), an agent's message in the WeCom client (`wecom-kf/agent_message`), or an unknown type
 * (`wecom-kf/message/<msgtype>`). Throws BAD_REQUEST.
 */
export function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const item = parseItem(payload);
  const inbound = { activity: baseOf(item, context), vendorId: item.msgid };
  if (item.msgtype === 'event') return [readEvent(item, inbound)];
  if (item.origin === FROM_AGENT) {
    return [asEvent(inbound, 'agent_message', { msgtype: item.msgtype, ...item.body })];
  }
  if (item.origin !== FROM_CUSTOMER) {
    return [asEvent(inbound, `message/${item.msgtype}`, item.body)];
  }
  return [{ ...readMessage(item, inbound), window: 'message' }];
}

function readMessage(item: KfItem, inbound: Inbound): Inbound {
  const contents: Contents | null = readContents(item);
  if (!contents) return asEvent(inbound, `message/${item.msgtype}`, item.body);
  const { activity, media } = contents;
  return { ...inbound, activity: { ...inbound.activity, ...activity }, ...(media && { media }) };
}

/** Only a customer who may be greeted has just arrived; the others have been here in the last 48 hours. */
function readEvent(item: KfItem, inbound: Inbound): Inbound {
  const { event_type, ...fields } = item.body;
  const value = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET_FIELDS.has(name)));
  const event = asEvent(inbound, String(event_type), value);
  if (welcomeCodeOf(item) === null) return event;
  return { ...event, activity: { ...event.activity, name: JOIN_EVENT }, window: 'welcome' };
}

/** The code by which the customer of this item may be greeted within 20 seconds. */
export function welcomeCodeOf({ msgtype, body, externalUserid }: KfItem): string | null {
  if (msgtype !== 'event' || body.event_type !== 'enter_session' || externalUserid === '') return null;
  const code = body.welcome_code;
  return typeof code === 'string' && code !== '' && code.length <= 512 ? code : null;
}

function asEvent(inbound: Inbound, name: string, value: unknown): Inbound {
  return { ...inbound, activity: { ...inbound.activity, type: 'event', name: `wecom-kf/${name}`, value } };
}

function baseOf(item: KfItem, context: DecodeContext): Activity {
  const { openKfid, externalUserid, msgtype, servicer, body } = item;
  const id = externalUserid === '' ? openKfid : customerId({ openKfid, externalUserid });
  const menuId = msgtype === 'text' && typeof body.menu_id === 'string' ? body.menu_id.slice(0, 128) : '';
  return {
    type: 'message',
    channelId: 'wecom-kf',
    from: { id, name: '', role: 'user' },
    conversation: { id: context.conversationId ?? context.conversationOf?.(id) ?? '' },
    recipient: { id: 'bot', name: 'bot', role: 'bot' },
    timestamp: item.sentAt.toISOString(),
    channelData: {
      openKfid,
      msgtype,
      ...(menuId !== '' && { menuId }),
      ...(servicer !== '' && { servicer }),
    },
  };
}
