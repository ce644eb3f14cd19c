const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `Capabilities.retryDelays` at WeChat and WeCom: 50 hours in all, longer than the longest window and than a day without quota. */
export const WX_RETRY_DELAYS = [
  5 * SECOND,
  20 * SECOND,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
  12 * HOUR,
  12 * HOUR,
];
