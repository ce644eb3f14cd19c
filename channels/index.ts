import type { Channel } from '../src/contract/channel';
import { webchat } from './webchat';

/** Every channel, one line each. */
export const channels: readonly Channel[] = [webchat];
