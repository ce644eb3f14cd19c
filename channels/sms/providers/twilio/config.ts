import { AppError } from '../../../../src/contract/errors';
import type { TwilioSettings } from './settings';

/** What of the settings a running provider works with. */
export interface TwilioConfig {
  accountSid: string;
  /** Signs sends and webhooks. */
  token: string;
  /** Tokens whose webhooks are taken. */
  tokens: string[];
  sender: { MessagingServiceSid: string } | { From: string };
  /** Where Twilio posts messages, as it is configured there. */
  inboundUrl: string;
  /** Where it posts what became of ours. */
  statusUrl: string;
  apiUrl: string;
  handlesOptOut: boolean;
}

/** Throws CONFIG_INVALID, naming what is missing. */
export function configOf(settings: TwilioSettings): TwilioConfig {
  const sender = senderOf(settings);
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_AUTH_TOKEN_PREVIOUS, TWILIO_WEBHOOK_URL } = settings;
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || !TWILIO_WEBHOOK_URL || !sender) {
    throw new AppError(
      'CONFIG_INVALID',
      'SMS_PROVIDER=twilio needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_WEBHOOK_URL and TWILIO_FROM or ' +
        'TWILIO_MESSAGING_SERVICE_SID; set them, or leave SMS_PROVIDER out.',
    );
  }
  return {
    accountSid: TWILIO_ACCOUNT_SID,
    token: TWILIO_AUTH_TOKEN,
    tokens: [TWILIO_AUTH_TOKEN, ...(TWILIO_AUTH_TOKEN_PREVIOUS ? [TWILIO_AUTH_TOKEN_PREVIOUS] : [])],
    sender,
    inboundUrl: TWILIO_WEBHOOK_URL,
    statusUrl: statusUrl(TWILIO_WEBHOOK_URL),
    apiUrl: settings.TWILIO_API_URL,
    handlesOptOut: settings.TWILIO_HANDLES_OPT_OUT,
  };
}

function senderOf(settings: TwilioSettings): TwilioConfig['sender'] | null {
  const { TWILIO_MESSAGING_SERVICE_SID: service, TWILIO_FROM: from } = settings;
  if (service !== undefined) return { MessagingServiceSid: service };
  return from === undefined ? null : { From: from };
}

/** `/status` below the path; query and connection settings (after `#`) stay. Text work: an URL would escape them. */
function statusUrl(inboundUrl: string): string {
  return inboundUrl.replace(/^([^?#]*?)\/*(?=[?#]|$)/, '$1/status');
}
