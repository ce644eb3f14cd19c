import { adaptReply, mergeTexts } from '../../src/channel-kit';
import type { Channel } from '../../src/contract/channel';
import { wechatyCapabilities } from './capabilities';
import { decode } from './decode';
import { mount } from './mount';
import { type WechatySettings, wechatySettings } from './settings';

export { mountPuppet } from './mount';

/** Personal WeChat by any Wechaty puppet: for demonstrations, as such accounts get banned (README). */
export const wechaty: Channel<WechatySettings> = {
  name: 'wechaty',
  capabilities: wechatyCapabilities,
  settings: wechatySettings,
  decode,
  adapt: (activity) => adaptReply(activity, wechatyCapabilities),
  merge: (first, second) => mergeTexts(first, second, wechatyCapabilities.text),
  mount,
};
