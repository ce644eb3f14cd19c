import { WxCipher } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';
import type { WechatSettings } from './settings';

/** What the channel runs with. */
export interface WechatConfig {
  appId: string;
  appSecret: string;
  token: string;
  cipher: WxCipher | null;
  mode: 'safe' | 'compatible' | 'plain';
  apiUrl: string;
}

/** Null when nothing is set. Throws CONFIG_INVALID that names what lacks. */
export function configure(settings: WechatSettings): WechatConfig | null {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token } = settings;
  const key = settings.WECHAT_AES_KEY;
  if ([appId, appSecret, token, key].every((value) => value === undefined)) return null;
  if (appId === undefined || appSecret === undefined || token === undefined) throw lacking(settings);
  const mode = settings.WECHAT_MODE ?? (key === undefined ? 'plain' : 'safe');
  if (mode !== 'plain' && key === undefined) {
    throw new AppError('CONFIG_INVALID', `WECHAT_MODE=${mode} needs WECHAT_AES_KEY.`);
  }
  const cipher = key === undefined ? null : new WxCipher(key, appId);
  return { appId, appSecret, token, cipher, mode, apiUrl: settings.WECHAT_API_URL };
}

function lacking(settings: WechatSettings): AppError {
  const names = (['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_TOKEN'] as const).filter(
    (name) => settings[name] === undefined,
  );
  return new AppError('CONFIG_INVALID', `WeChat is set up in part: set ${names.join(', ')} too, or none.`);
}
