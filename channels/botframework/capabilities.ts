import type { Capabilities } from '../../src/contract/channel';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * What all connected channels can carry. Telegram takes 4,096 UTF-16 units of text, LINE 5,000, Teams about 28 KB; Teams
 * shows six suggested actions, LINE thirteen.
 * Source: https://learn.microsoft.com/azure/bot-service/bot-service-channels-reference
 */
export const botframeworkCapabilities: Capabilities = {
  text: { max: 4000, unit: 'utf16' },
  buttons: 6,
  images: true,
  typing: true,
  pull: false,
  idempotentSend: false,
  retryDelays: [
    ...[2 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
    ...Array.from({ length: 8 }, () => 6 * HOUR),
  ],
};
