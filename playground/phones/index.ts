import type { PhoneKind } from '../phone';
import { smsPhone } from './sms';
import { wechatPhone } from './wechat';

/** The phones whose messages go over a vendor's platform, as they stand on the page. */
export const phoneKinds: readonly PhoneKind[] = [wechatPhone, smsPhone];
