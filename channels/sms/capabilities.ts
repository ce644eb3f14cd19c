import type { Capabilities } from '../../src/contract/channel';
import { unitsIn } from './segments';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Segments of one message unless SMS_MAX_SEGMENTS says otherwise. */
export const USUAL_SEGMENTS = 6;

export const smsCapabilities: Capabilities = {
  text: { max: unitsIn(USUAL_SEGMENTS), unit: 'utf16' },
  buttons: 0,
  images: false,
  typing: false,
  pull: false,
  idempotentSend: false,
  retryDelays: [
    ...[2 * SECOND, 10 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE],
    ...Array.from({ length: 48 }, () => HOUR),
  ],
  brief: true,
  telephone: true,
};
