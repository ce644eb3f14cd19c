import { type XmlFields, xmlText } from '../../src/channel-kit';
import type { ChannelHost } from '../../src/contract/channel';
import { timeOf } from './decode';

/** 64 bits, in decimal. */
const MESSAGE_ID = /^\d{1,20}$/;

/** True for the push that says what became of a template message. */
export function isReport(fields: XmlFields): boolean {
  return xmlText(fields, 'Event') === 'TEMPLATESENDJOBFINISH' && xmlText(fields, 'MsgType') === 'event';
}

/**
 * Passes the report on. One that overtakes the answer to its send needs no repeat: the host keeps it.
 * Source: https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html
 */
export async function report(host: ChannelHost, fields: XmlFields): Promise<void> {
  const vendorId = xmlText(fields, 'MsgID');
  if (!MESSAGE_ID.test(vendorId)) return;
  const status = xmlText(fields, 'Status').trim();
  const delivered = status === 'success';
  await host.report({
    vendorId,
    state: delivered ? 'delivered' : 'failed',
    ...(!delivered && { code: status.slice(0, 64) }),
    at: timeOf(fields) ?? host.clock.now(),
  });
}
