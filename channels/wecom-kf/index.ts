import type { Channel, ChannelHost, MountedChannel } from '../../src/contract/channel';
import { KfAccounts } from './accounts';
import { adapt, merge } from './adapt';
import { KfApi } from './api';
import { Callback } from './callback';
import { wecomKfCapabilities } from './capabilities';
import { decode } from './decode';
import { Delivery } from './deliver';
import { Intake } from './intake';
import { KfMedia } from './media';
import { Runner } from './runner';
import { configOf, type KfConfig, type WecomKfSettings, wecomKfSettings } from './settings';
import { Sync } from './sync';
import { WelcomeCodes } from './welcome';

/** 微信客服 of WeCom: customers of WeChat write to a customer-service account, and we read and answer over the API. */
export const wecomKf: Channel<WecomKfSettings> = {
  name: 'wecom-kf',
  capabilities: wecomKfCapabilities,
  settings: wecomKfSettings,
  decode,
  adapt,
  merge,
  mount(host, settings) {
    const config = configOf(settings);
    return config && start(host, config);
  },
};

function start(host: ChannelHost, config: KfConfig): MountedChannel {
  const api = new KfApi(config, host);
  const accounts = new KfAccounts(host, config.openKfids);
  const welcome = new WelcomeCodes(host);
  const media = new KfMedia(api, host);
  const sync = new Sync(host, api, accounts, new Intake(host, welcome), config.firstSyncMs);
  const runner = new Runner(host, accounts, sync);
  const delivery = new Delivery(api, media, welcome, host.logger);
  // What came while we were down is read at once, and without a bell: the vendor rings three times and no more.
  void runner.look(0);
  return {
    routes: new Callback(config, host, accounts, runner).routes(),
    deliver: (activity, key) => delivery.deliver(activity, key),
    fetchMedia: (reference) => media.fetch(reference),
    close: () => runner.close(),
  };
}
