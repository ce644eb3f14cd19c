import type { ChannelHost } from '../../src/contract/channel';
import { Endings } from './endings';
import { FileLinks } from './file-links';
import { Origins } from './origins';
import type { WebchatSettings } from './settings';
import { Tokens } from './tokens';

/** What the handlers of the web chat share. */
export interface Service {
  host: ChannelHost;
  settings: WebchatSettings;
  tokens: Tokens;
  endings: Endings;
  origins: Origins;
  links: FileLinks;
}

/** Makes the shared parts; both keys derive from the installation's secret, so every process agrees on them. */
export function makeService(host: ChannelHost, settings: WebchatSettings): Service {
  return {
    host,
    settings,
    tokens: new Tokens(host.secret('directline'), host.clock),
    endings: new Endings(host),
    origins: new Origins(settings.WEBCHAT_ORIGINS),
    links: new FileLinks(host.secret('directline-files'), host.clock),
  };
}
