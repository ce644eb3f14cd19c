import type { SmsProvider } from '../provider';
import { aliyun } from './aliyun';
import { smpp } from './smpp';
import { tencent } from './tencent';
import { twilio } from './twilio';

/** Every gateway, one line each. */
export const providers: readonly SmsProvider[] = [twilio, smpp, aliyun, tencent];
