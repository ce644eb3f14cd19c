import type { Capabilities } from '../../src/contract/channel';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';

/** The customer's browser reads the log itself, so nothing is sent and nothing is retried. */
export const webchatCapabilities: Capabilities = {
  text: { max: MAX_TEXT_LENGTH, unit: 'utf16' },
  buttons: 20,
  images: true,
  typing: true,
  pull: true,
  idempotentSend: true,
  retryDelays: [],
};
