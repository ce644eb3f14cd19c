import { type XmlFields, xmlText } from '../../src/channel-kit';
import type { ChannelHost } from '../../src/contract/channel';
import { timeOf } from './decode';

/** Longest that the answer to a template send may be behind its report, ms. */
const SEND_ANSWER_MS = 20_000;

/** True for the push that says what became of a template message. */
export function isReport(fields: XmlFields): boolean {
  return xmlText(fields, 'Event') === 'TEMPLATESENDJOBFINISH' && xmlText(fields, 'MsgType') === 'event';
}

/**
 * Passes the report on; false when the send is not known yet and may still become so: WeChat then repeats the push.
 * Source: https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html
 */
export async function report(host: ChannelHost, fields: XmlFields): Promise<boolean> {
  const status = xmlText(fields, 'Status').trim();
  const dated = timeOf(fields);
  const at = dated ?? host.clock.now();
  const delivered = status === 'success';
  const known = await host.report({
    vendorId: xmlText(fields, 'MsgID'),
    state: delivered ? 'delivered' : 'failed',
    ...(!delivered && { code: status.slice(0, 64) }),
    at,
  });
  const age = host.clock.now().getTime() - at.getTime();
  return known || dated === null || Math.abs(age) > SEND_ANSWER_MS;
}
