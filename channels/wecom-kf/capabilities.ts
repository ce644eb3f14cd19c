import { WX_RETRY_DELAYS } from '../../src/channel-kit';
import type { Capabilities } from '../../src/contract/channel';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * What 微信客服 carries. Five messages after each of the customer's, for 48 hours; one greeting when the chat is opened.
 * Source: https://developer.work.weixin.qq.com/document/path/96427
 */
export const wecomKfCapabilities: Capabilities = {
  text: { max: 2048, unit: 'utf8' },
  buttons: 10,
  images: true,
  typing: false,
  pull: false,
  idempotentSend: true,
  retryDelays: WX_RETRY_DELAYS,
  windows: { message: { sends: 5, ms: 48 * HOUR }, welcome: { sends: 1, ms: 20 * SECOND } },
};
