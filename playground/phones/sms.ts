import { randomBytes } from 'node:crypto';
import { NO_MENU, type PhoneKind } from '../phone';
import { TwilioPlatform } from '../platforms/twilio';

const RATE_LIMITED = '20429';
const NOT_AUTHENTICATED = '20003';

/** SMS over Twilio. */
export const smsPhone: PhoneKind = {
  name: 'sms',
  async start() {
    const platform = await TwilioPlatform.start();
    // Why: the platform's own token is in its source, and whoever knows it may write in a customer's name.
    platform.token = randomBytes(24).toString('hex');
    platform.settings['TWILIO_AUTH_TOKEN'] = platform.token;
    return {
      platform,
      view: { address: platform.settings['TWILIO_FROM'] ?? '', protection: 'signed', menu: NO_MENU },
      customer: /^\+861[3-9]\d{9}$/u,
      gestures: {},
      troubles: {
        down: () => platform.fail({ kind: 'down' }),
        busy: () => platform.fail({ kind: 'http', status: 503 }),
        hang: () => platform.fail({ kind: 'hang' }),
        token: () => platform.fail({ kind: 'vendor', code: NOT_AUTHENTICATED }),
        quota: () => platform.fail({ kind: 'vendor', code: RATE_LIMITED }),
      },
      facts: (customer) => ({ reachable: !platform.hasOptedOut(customer) }),
    };
  },
};
