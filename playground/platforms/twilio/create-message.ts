import type { Clock } from '../../../src/contract/ports';
import { type FakeMessage, newSid } from './messages';
import type { OptOuts } from './opt-out';

export interface Refused {
  status: number;
  code: number;
  message: string;
}

export interface Numbers {
  /** The account's own number and messaging service. */
  from: string;
  service: string;
  optOuts: OptOuts;
  /** Numbers that cannot take SMS at all. */
  landlines: Set<string>;
}

const MOST_CHARACTERS = 1600;

/** What the API makes of the form of a new message. */
export function createMessage(form: URLSearchParams, numbers: Numbers, clock: Clock): FakeMessage | Refused {
  const refused = check(form, numbers);
  if (refused) return refused;
  const service = form.get('MessagingServiceSid');
  return {
    sid: newSid('SM'),
    to: form.get('To') ?? '',
    from: service === null ? form.get('From') : null,
    service,
    body: form.get('Body') ?? '',
    status: service === null ? 'queued' : 'accepted',
    errorCode: null,
    statusCallback: form.get('StatusCallback'),
    at: clock.now(),
  };
}

function check(form: URLSearchParams, { from, service, optOuts, landlines }: Numbers): Refused | null {
  const to = form.get('To') ?? '';
  const body = form.get('Body') ?? '';
  if (to === '') return refuse(21604, "A 'To' phone number is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return refuse(21211, "Invalid 'To' Phone Number");
  if (!form.has('From') && !form.has('MessagingServiceSid'))
    return refuse(21603, "A 'From' number is required.");
  if (form.has('MessagingServiceSid') && form.get('MessagingServiceSid') !== service) {
    return refuse(21701, 'The Messaging Service does not exist.');
  }
  if (form.has('From') && form.get('From') !== from) {
    return refuse(21660, "Mismatch between the 'From' number and the account");
  }
  if (body === '') return refuse(21602, 'Message body is required.');
  if (Array.from(body).length > MOST_CHARACTERS) {
    return refuse(21617, 'The concatenated message body exceeds the 1600 character limit.');
  }
  if (form.has('StatusCallback') && !/^https?:\/\//.test(form.get('StatusCallback') ?? '')) {
    return refuse(21609, 'The StatusCallback URL is not a valid URL.');
  }
  if (landlines.has(to)) return refuse(21614, "'To' number is not a valid mobile number");
  if (optOuts.has(to)) return refuse(21610, 'Attempt to send to unsubscribed recipient');
  return null;
}

function refuse(code: number, message: string): Refused {
  return { status: 400, code, message };
}
