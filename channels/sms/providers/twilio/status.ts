import type { DeliveryReport } from '../../../../src/contract/channel';

/** What a status says of the customer's telephone; the others (queued, sending, sent, ...) say nothing yet. */
const STATES: Partial<Record<string, DeliveryReport['state']>> = {
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
  read: 'read',
};

/**
 * Reads a status callback; null when it says nothing about arrival. Callbacks come in any order and repeatedly; the core
 * ranks them.
 * Source: https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */
export function reportOf(form: URLSearchParams, at: Date): DeliveryReport | null {
  const vendorId = form.get('MessageSid') ?? form.get('SmsSid') ?? '';
  const status = (form.get('MessageStatus') ?? form.get('SmsStatus') ?? '').toLowerCase();
  const state = STATES[status];
  if (state === undefined || !/^[A-Za-z0-9]{1,64}$/.test(vendorId)) return null;
  if (state !== 'failed') return { vendorId, state, at };
  return { vendorId, state, code: codeOf(form.get('ErrorCode')) ?? status.toUpperCase(), at };
}

function codeOf(text: string | null): string | null {
  return text !== null && /^[1-9]\d{0,7}$/.test(text) ? text : null;
}
