import type { ReactNode } from 'react';

const BUBBLE = 'M2 3h12v8H7l-3 3v-3H2z';
const PATHS: Partial<Record<string, string>> = {
  webchat: BUBBLE,
  sms: `${BUBBLE}M5 7h.1M8 7h.1M11 7h.1`,
  wechat:
    'M1 6a5 4 0 0 1 10 0 5 4 0 0 1-7 3l-2 1 .5-2A4 4 0 0 1 1 6m7 4.5A4 3.2 0 0 0 14 13l1.5.8-.4-1.6A3.6 3.6 0 0 0 12 6.3',
};
const SAME: Partial<Record<string, string>> = { 'wecom-kf': 'wechat', wechaty: 'wechat' };

/** A small picture of a channel, beside its name. */
export function ChannelIcon({ channel }: { channel: string }): ReactNode {
  return (
    <svg className="channel-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[SAME[channel] ?? channel] ?? BUBBLE} />
    </svg>
  );
}
