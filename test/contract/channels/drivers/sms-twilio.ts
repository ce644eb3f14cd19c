import { createHmac } from 'node:crypto';
import { sms } from '../../../../channels/sms';
import { inboundFields } from '../../../../playground/platforms/twilio';
import { makeRequest } from '../../../fakes/channel-caller';
import type { HttpRequest } from '../../../../src/contract/http';
import type { ChannelDriver } from './driver';

const PATH = '/channels/sms/twilio';
const PUBLIC_URL = `https://bank.example${PATH}`;
const TOKEN = 'conformance-twilio-token-0123456789';
const ACCOUNT_SID = `AC${'7'.repeat(32)}`;

type Fields = Record<string, string>;

/** SMS over Twilio. */
export const smsTwilio: ChannelDriver = {
  channel: sms,
  environment: {
    SMS_PROVIDER: 'twilio',
    TWILIO_ACCOUNT_SID: ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: '+14155550100',
    TWILIO_WEBHOOK_URL: PUBLIC_URL,
  },
  secrets: [TOKEN, Buffer.from(`${ACCOUNT_SID}:${TOKEN}`).toString('base64')],
  push: (payload) => signed(fieldsOf(payload)),
  forgeries(payload) {
    const fields = fieldsOf(payload);
    const genuine = signed(fields);
    const { 'x-twilio-signature': _, ...unsigned } = genuine.headers;
    return [
      { ...genuine, headers: unsigned },
      { ...genuine, headers: { ...genuine.headers, 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' } },
      { ...genuine, body: form({ ...fields, Body: 'forged' }) },
      { ...genuine, body: form({ ...fields, Extra: '1' }) },
      { ...genuine, query: { bodySHA256: '0'.repeat(64) } },
      signed(fields, 'another-twilio-token-0123456789'),
      signed(fields, TOKEN, `https://evil.example${PATH}`),
    ];
  },
  fixtures: /^twilio-/,
  staleAfterMs: null,
  text: (vendorId, text) => ({
    provider: 'twilio',
    body: { ...inboundFields('+8613800138000', text), ...ids(sidOf(vendorId)) },
  }),
};

/** The fields of a payload as `decode` gets it; values that no form can carry are left out. */
function fieldsOf(payload: unknown): Fields {
  const body: unknown = (payload as { body?: unknown } | null)?.body ?? {};
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' ? [[name, value.toWellFormed()]] : [],
    ),
  );
}

function signed(fields: Fields, token = TOKEN, url = PUBLIC_URL): HttpRequest {
  const names = Object.keys(fields).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const text = url + names.map((name) => name + (fields[name] ?? '')).join('');
  return makeRequest('POST', PATH, {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', token).update(text, 'utf8').digest('base64'),
    },
    body: form(fields),
  });
}

function form(fields: Fields): Buffer {
  return Buffer.from(new URLSearchParams(fields).toString());
}

function ids(sid: string): Fields {
  return { MessageSid: sid, SmsSid: sid, SmsMessageSid: sid };
}

/** Twilio's ids are letters and digits. */
function sidOf(vendorId: string): string {
  return vendorId.replace(/[^A-Za-z0-9]/g, '').slice(0, 64);
}
