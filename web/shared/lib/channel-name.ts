import type { CommonMessages } from '../messages';

const CHANNELS: Partial<Record<string, keyof CommonMessages>> = {
  webchat: 'webchat',
  wechat: 'wechat',
  'wecom-kf': 'wecomKf',
  wechaty: 'wechaty',
  sms: 'sms',
};

/** A channel's name; those we have no word for keep their own. */
export function channelName(channel: string, texts: CommonMessages): string {
  const key = CHANNELS[channel];
  return key === undefined ? channel : texts[key];
}
