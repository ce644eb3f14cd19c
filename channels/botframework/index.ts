import type { Channel } from '../../src/contract/channel';
import { adapt, merge } from './adapt';
import { botframeworkCapabilities } from './capabilities';
import { decode } from './decode';
import { deliver } from './deliver';
import { fetchMedia } from './fetch-media';
import { receiver, shapeError } from './receive';
import { activeSettings, makeService } from './service';
import { type BotframeworkSettings, botframeworkSettings } from './settings';

const MAX_BODY = 262_144;

/** Whatever Azure Bot Service or the Emulator connects: Teams, Telegram, LINE and others, by botbuilder's CloudAdapter. */
export const botframework: Channel<BotframeworkSettings> = {
  name: 'botframework',
  capabilities: botframeworkCapabilities,
  settings: botframeworkSettings,
  decode,
  adapt,
  merge,
  mount(host, settings) {
    const active = activeSettings(settings);
    if (!active) return null;
    const service = makeService(host, active);
    const sources = {
      serviceUrls: service.trust.serviceUrls,
      others: service.mediaHosts,
      tokens: async () => (await service.connection()).tokens,
    };
    return {
      routes: [
        {
          method: 'POST',
          path: '/api/messages',
          maxBytes: MAX_BODY,
          handle: receiver(service),
          onError: shapeError,
        },
      ],
      deliver: (activity) => deliver(service, activity),
      fetchMedia: (reference) => fetchMedia(sources, reference),
    };
  },
};
