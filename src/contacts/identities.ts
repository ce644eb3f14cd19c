import type { Activity } from '../contract/activity';
import type { Identity, IdentityKind } from '../contract/contact';
import type { Conversation } from '../contract/conversation';

/** How and by whom an identity was linked. */
export type Provenance = Pick<Identity, 'at' | 'by' | 'proof' | 'reason'>;

/** WeChat's channels: what stands in their messages was said by WeChat. */
export const OPENID_CHANNELS = ['wechat', 'wecom-kf'];

export function identityKey(channel: string, customerId: string): string {
  return `${channel}:${customerId}`;
}

export function keyOf({ channel, customer }: Pick<Conversation, 'channel' | 'customer'>): string {
  return identityKey(channel, customer.id);
}

/** Every key by which a contact with this identity is found. */
export function keysOf({ key, unionid }: Pick<Identity, 'key' | 'unionid'>): string[] {
  return unionid === undefined ? [key] : [key, `unionid:${unionid}`];
}

export function identityOf(
  { channel, customer }: Pick<Conversation, 'channel' | 'customer'>,
  telephone: string | null,
  unionid: string | undefined,
  provenance: Provenance,
): Identity {
  const { id, name } = customer;
  return {
    key: identityKey(channel, id),
    kind: kindOf(channel, telephone),
    channel,
    id,
    ...(name ? { name } : {}),
    ...(unionid === undefined ? {} : { unionid }),
    ...provenance,
  };
}

function kindOf(channel: string, telephone: string | null): IdentityKind {
  if (channel === telephone) return 'phone';
  return OPENID_CHANNELS.includes(channel) ? 'openid' : 'user';
}

/** WeChat's unionid, where the channel has put it beside a message. */
export function unionidOf({ channelData }: Activity): string | undefined {
  const data: unknown = channelData;
  if (typeof data !== 'object' || data === null || !('unionid' in data)) return undefined;
  return typeof data.unionid === 'string' && data.unionid !== '' ? data.unionid : undefined;
}
