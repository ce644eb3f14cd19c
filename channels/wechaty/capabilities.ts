import type { Capabilities } from '../../src/contract/channel';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Text only. The waits are long, as a person may have to scan the code again before anything can be sent. */
export const wechatyCapabilities: Capabilities = {
  text: { max: 2000, unit: 'utf16' },
  buttons: 0,
  images: false,
  typing: false,
  pull: false,
  idempotentSend: false,
  retryDelays: [
    ...[5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE],
    ...Array.from({ length: 48 }, () => HOUR),
  ],
};
