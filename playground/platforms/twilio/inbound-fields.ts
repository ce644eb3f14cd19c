import { newSid, segmentsOf } from './messages';

export const ACCOUNT_SID = 'AC00000000000000000000000000000001';
/** The account's number. */
export const FROM = '+14155550100';

/** The parameters of an incoming message. */
export function inboundFields(
  customer: string,
  text: string,
): Record<string, string> & { MessageSid: string } {
  const sid = newSid('SM');
  return {
    AccountSid: ACCOUNT_SID,
    ApiVersion: '2010-04-01',
    Body: text,
    From: customer,
    FromCity: '',
    FromCountry: customer.startsWith('+86') ? 'CN' : 'US',
    FromState: '',
    FromZip: '',
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: String(segmentsOf(text)),
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: FROM,
    ToCity: 'SAN FRANCISCO',
    ToCountry: 'US',
    ToState: 'CA',
    ToZip: '94105',
  };
}
