import type { PhoneView } from '../../src/contract/playground';
import type { PhoneKind } from '../phone';
import { startWechatPlatform } from '../platforms/wechat';

const TOKEN_REVOKED = '40001';
const QUOTA_USED_UP = '45047';
/** A tap of the account's menu is understood as the words of its key. */
const MENU: PhoneView['menu'] = {
  'zh-CN': [
    { key: '银行卡挂失', title: '挂失' },
    { key: '转账限额', title: '转账' },
    { key: '转人工', title: '人工' },
  ],
  'zh-HK': [
    { key: '報失銀行卡', title: '報失' },
    { key: '轉賬限額', title: '轉賬' },
    { key: '轉人工', title: '真人' },
  ],
  en: [
    { key: 'Report a lost card', title: 'Lost card' },
    { key: 'Transfer limits', title: 'Transfers' },
    { key: 'Talk to a person', title: 'A person' },
  ],
};

/** An Official Account in safe mode: every push is signed and encrypted. */
export const wechatPhone: PhoneKind = {
  name: 'wechat',
  async start() {
    const platform = await startWechatPlatform({ mode: 'safe' });
    const followers = new Map<string, boolean>();
    const follow = (customer: string, follows: boolean): void => void followers.set(customer, follows);
    return {
      platform,
      view: { address: platform.account.id, protection: 'encrypted', menu: MENU },
      customer: /^o[A-Za-z0-9_-]{27}$/u,
      gestures: {
        follow: (customer) => {
          follow(customer, true);
          return platform.follow(customer);
        },
        unfollow: (customer) => {
          follow(customer, false);
          return platform.unfollow(customer);
        },
        menu: (customer, key) => platform.click(customer, key),
        tap: (customer, title) => platform.tap(customer, title),
        picture: (customer, base64) => platform.image(customer, Buffer.from(base64, 'base64')),
      },
      troubles: {
        down: () => platform.fail({ kind: 'down' }),
        busy: () => platform.fail({ kind: 'http', status: 503 }),
        hang: () => platform.fail({ kind: 'hang' }),
        token: () => platform.fail({ kind: 'vendor', code: TOKEN_REVOKED }),
        quota: () => platform.fail({ kind: 'vendor', code: QUOTA_USED_UP }),
      },
      facts: (customer) => {
        const quota = platform.quotas.standing(customer);
        return {
          reachable: followers.get(customer) ?? true,
          ...(quota && { quota: { ...quota, until: quota.until.toISOString() } }),
        };
      },
    };
  },
};
