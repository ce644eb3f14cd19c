import type { Channel } from '../../src/contract/channel';
import { adapt, merge, windowless } from './adapt';
import { WechatApi } from './api';
import { wechatCapabilities } from './capabilities';
import { configure } from './configure';
import { decode } from './decode';
import { Sender } from './deliver';
import { Gate } from './gate';
import { IncomingMedia } from './incoming-media';
import { OutgoingMedia } from './outgoing-media';
import { wechatRoutes } from './routes';
import { type WechatSettings, wechatSettings } from './settings';

/** A WeChat Official Account (公众号, 服务号). */
export const wechat: Channel<WechatSettings> = {
  name: 'wechat',
  capabilities: wechatCapabilities,
  settings: wechatSettings,
  decode,
  adapt,
  merge,
  windowless,
  mount(host, settings) {
    const config = configure(settings);
    if (!config) return null;
    const api = new WechatApi(config, host);
    const sender = new Sender(api, new OutgoingMedia(config, api, host));
    const media = new IncomingMedia(config, api, host.logger);
    const gate = new Gate(config, host);
    return {
      routes: wechatRoutes({ host, config, gate, showTyping: (customer) => sender.typing(customer) }),
      deliver: (activity) => sender.deliver(activity),
      fetchMedia: (reference) => media.fetch(reference),
    };
  },
};
