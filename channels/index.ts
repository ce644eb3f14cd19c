import type { Channel } from '../src/contract/channel';
import { botframework } from './botframework';
import { sms } from './sms';
import { webchat } from './webchat';
import { wechat } from './wechat';
import { wechaty } from './wechaty';
import { wecomKf } from './wecom-kf';

/** Every channel, one line each. */
export const channels: readonly Channel[] = [webchat, wechat, wecomKf, sms, botframework, wechaty];
