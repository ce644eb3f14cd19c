import { WX_RETRY_DELAYS } from '../../src/channel-kit';
import type { Capabilities } from '../../src/contract/channel';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Longest text in UTF-8 bytes, numbered lines of buttons included. The vendor's own limit is 2048; measured, as its pages
 * give none: https://developers.weixin.qq.com/community/develop/doc/00084e2936c340b9015a753405b800
 */
export const MAX_TEXT_BYTES = 2_000;

/**
 * Windows since June 2023: 5 messages in 48 hours after a message, 3 in a minute after a menu tap, a follow or a scan.
 * Source: https://developers.weixin.qq.com/doc/service/en/api/customer/message/api_sendcustommessage.html
 */
export const wechatCapabilities: Capabilities = {
  text: { max: MAX_TEXT_BYTES, unit: 'utf8' },
  buttons: 10,
  images: true,
  typing: true,
  pull: false,
  idempotentSend: false,
  retryDelays: WX_RETRY_DELAYS,
  windows: {
    message: { sends: 5, ms: 48 * HOUR },
    menu: { sends: 3, ms: MINUTE },
  },
  passiveMs: 4_900,
};
