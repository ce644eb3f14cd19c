import type { Channel } from '../../src/contract/channel';
import { webchatCapabilities } from './capabilities';
import { decode } from './decode';
import { httpRoutes } from './routes';
import { makeService } from './service';
import { type WebchatSettings, webchatSettings } from './settings';
import { streamRoute } from './stream';

/** Web chat by the Direct Line 3.0 protocol: the widget, Web Chat, and any other client of that protocol. */
export const webchat: Channel<WebchatSettings> = {
  name: 'webchat',
  capabilities: webchatCapabilities,
  settings: webchatSettings,
  decode,
  mount(host, settings) {
    const service = makeService(host, settings);
    return {
      routes: httpRoutes(service),
      sockets: [streamRoute(service)],
      deliver: () => Promise.resolve({ outcome: 'sent' }),
    };
  },
};
