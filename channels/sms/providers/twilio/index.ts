import type { SmsProvider } from '../../provider';
import { configOf } from './config';
import { decode } from './decode';
import { fetchMedia } from './media';
import { routes } from './routes';
import { send } from './send';
import { type TwilioSettings, twilioSettings } from './settings';

/** SMS and incoming MMS over Twilio. */
export const twilio: SmsProvider<TwilioSettings> = {
  name: 'twilio',
  settings: twilioSettings,
  decode,
  mount(host, settings) {
    const config = configOf(settings);
    return {
      routes: routes(host, config),
      send: (message) => send(message, config, host.logger),
      fetchMedia: (reference) => fetchMedia(reference, config),
    };
  },
};
