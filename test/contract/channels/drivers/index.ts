import { botframeworkDriver } from './botframework';
import type { ChannelDriver } from './driver';
import { smsAliyun } from './sms-aliyun';
import { smsTencent } from './sms-tencent';
import { smsTwilio } from './sms-twilio';
import { wechatDriver } from './wechat';
import { wecomKfDriver } from './wecom-kf';

/** Every channel that is pushed to over HTTP with a payload of its own. */
export const drivers: readonly [string, ChannelDriver][] = [
  ['wechat', wechatDriver],
  ['wecom-kf', wecomKfDriver],
  ['botframework', botframeworkDriver],
  ['sms by twilio', smsTwilio],
  ['sms by aliyun', smsAliyun],
  ['sms by tencent', smsTencent],
];
