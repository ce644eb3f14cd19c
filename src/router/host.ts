import { createHmac } from 'node:crypto';
import type { ChannelHost } from '../contract/channel';
import type { RouterDeps } from './deps';
import type { Inbox } from './inbox';
import { createLimiter } from './limiter';
import { note } from './outbox/reports';
import { sharedState } from './shared';
import type { Typing } from './typing';
import type { Watchers } from './watchers';

const ID_LENGTH = 22;

/** What a channel gets of the core. */
export function channelHost(
  name: string,
  deps: RouterDeps,
  inbox: Inbox,
  { watchers, typing }: { watchers: Watchers; typing: Typing },
): ChannelHost {
  const { store, clock, ids, logger, secret } = deps;
  return {
    accept: (inbound) => inbox.accept(name, inbound),
    read: (conversationId, after, limit) => store.log.after(conversationId, after, limit),
    watch: (conversationId, listener) => watchers.watch(conversationId, listener),
    customerTypes: (conversationId) => typing.customer(conversationId),
    watchTyping: (conversationId, listener) => typing.watch(conversationId, listener),
    limiter: (purpose, points, perSeconds) => createLimiter(`${name}:${purpose}`, points, perSeconds),
    report: (report) => note(deps, name, report),
    shared: sharedState(name, store.shared, { clock, ids }),
    conversationOf: (customerId) => conversationOf(secret, name, customerId),
    files: store.files,
    clock,
    ids,
    logger,
    secret,
  };
}

/** Keyed, so that a telephone number cannot be found by trying all. */
export function conversationOf(
  secret: (purpose: string) => string,
  channel: string,
  customerId: string,
): string {
  const digest = createHmac('sha256', secret('conversation')).update(`${channel}:${customerId}`);
  return `${channel}-${digest.digest('base64url').slice(0, ID_LENGTH)}`;
}
