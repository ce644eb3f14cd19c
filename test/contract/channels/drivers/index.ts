import type { ChannelDriver } from './driver';

/** Every channel that is pushed to over HTTP with a payload of its own. */
export const drivers: readonly [string, ChannelDriver][] = [];
